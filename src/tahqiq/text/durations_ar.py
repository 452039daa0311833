"""Arabic durations, and dates told by a distance: لعشر ساعات, قبل أسبوع, الشهر المقبل."""

from tahqiq.text import calendar_ar as calendar
from tahqiq.text.time_scene import Read, Scene, step_of


def duration(scene: Scene, place: int) -> Read | None:
    """لعشر ساعات, على مدى أشهر عدة, لمدة ثلاثة أيام."""
    key = scene.key(place)
    if key == "على" and scene.key(place + 1) in ("مدى", "مدار"):
        read = _count(scene, place + 2, "")
    elif key == "لمدة":
        read = _count(scene, place + 1, "")
    elif key in ("طوال", "طيلة"):
        read = _count(scene, place + 1, "")
    else:
        read = _count(scene, place, "ل") if key.startswith("ل") and len(key) > 2 else None
    return None if read is None else Read(read[0], "duration", calendar.period(read[1], read[2]), "absolute", False)


def distance(scene: Scene, place: int) -> Read | None:
    """قبل أسبوع, قبل ثلاثة أيام, بعد يومين: a date only as precise as its unit."""
    sign = {"قبل": -1, "بعد": 1}.get(scene.key(place))
    if sign is None or scene.base is None:
        return None
    single = calendar.unit(scene.key(place + 1))
    read = (place + 2, single[1], single[0]) if single is not None and single[1] else _count(scene, place + 1, "")
    if read is None or read[1] == "X" or read[2].startswith("T"):
        return None
    return Read(read[0], "date", calendar.shifted(scene.base, sign * int(read[1]), read[2]), "relative", True)


def neighbour(scene: Scene, place: int) -> Read | None:
    """الشهر المقبل, العام الماضي, السنة الجارية."""
    key = scene.key(place)
    if scene.base is None or key not in ("الشهر", "العام", "السنة"):
        return None
    behind = scene.key(place + 1)
    step = 0 if behind in calendar.CURRENT else step_of(behind)
    if step is None:
        return None
    return Read(place + 2, "date", calendar.shifted(scene.base, step, "M" if key == "الشهر" else "Y"), "relative", True)


def _count(scene: Scene, place: int, clitic: str) -> tuple[int, int | str, str] | None:
    """The token after "number unit", the number (X if unknown), the unit's letters."""
    first = scene.key(place).removeprefix(clitic) if clitic else scene.key(place)
    alone = calendar.unit(first)
    if alone is not None:
        vague = scene.key(place + 1) in ("عدة", "عديدة", "كثيرة")
        if alone[1] == 0:
            return place + 1 + vague, "X", alone[0]
        return (place + 1, alone[1], alone[0]) if alone[1] == 2 else None
    value = calendar.number(first)
    behind = calendar.unit(scene.key(place + 1))
    if behind is None or (value is None and first not in ("عدة", "بضع", "بضعة")):
        return None
    return place + 2, "X" if value is None else value, behind[0]

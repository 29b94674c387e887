"""Every door, by name."""

from fuzz import file_doors, ledger_doors, reading_doors, saving_doors, scenario_doors

DOORS = {
    door.name: door
    for door in (
        *scenario_doors.DOORS,
        *file_doors.SCENARIOS,
        *file_doors.TABLES,
        *reading_doors.DOORS,
        *ledger_doors.DOORS,
        *saving_doors.DOORS,
    )
}

/*
shape = "duration"
unit = "days"
decimals = 0
good = "neither"
counts_from = "referrals"
splits = ["route"]
only_splits = true
source = "Putter, Fiocco & Geskus 2007"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Dagar per väg genom remisskedjan"
en = "Days per route through the referral chain"

[definition]
sv = "Kalenderdagar från det att remisskedjan började till dess sista steg, efter den väg den tog. Kedjor som är kvar räknas med de dagar som har gått. En väg är känd först när den är gången: dagarna beskriver den, de förutsäger inget."
en = "Calendar days from the beginning of the referral chain to its last step, by the route it took. Chains still there count with the days that have passed. A route is known only when it has been gone: the days describe it and foretell nothing."

[why]
sv = "En omväg syns först när dess tid ställs bredvid den raka vägens."
en = "A detour shows only when its time is set beside that of the straight route."
*/
select
    started_on as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    route,
    days as wait_days,
    outcome
from marts.chain_routes

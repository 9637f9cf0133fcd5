/*
shape = "table"
unit = "count"
decimals = 0
good = "neither"
counts_from = "referrals"
dimensions = ["route"]
splits = ["exam", "body_region"]
source = "TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Remisskedjans vägar"
en = "Routes of the referral chain"

[definition]
sv = "Antal remisskedjor efter den väg de faktiskt tog, steg för steg med alla omtag, räknade den dag kedjan började. De vanligaste vägarna redovisas var för sig och övriga tillsammans. Kedjor på väg mot ett svar räknas som pågående."
en = "Number of referral chains by the route that they really took, step by step with every loop, counted on the day on which the chain began. The commonest routes are told one by one and the rest together. Chains on their way to a report count as still going."

[why]
sv = "Den raka vägen är inte alltid den vanligaste, och omvägarna kostar tid för alla."
en = "The straight route is not always the commonest, and the detours cost everyone time."
*/
select
    started_on as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    exam,
    body_region,
    route,
    count(*) as count
from marts.chain_routes
group by all

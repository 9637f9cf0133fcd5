/*
shape = "count"
unit = "count"
decimals = 0
good = "neither"
counts_from = "referrals"
splits = ["leg", "channel", "owner", "record_system", "contract", "has_sefos", "sender_group", "leg,channel", "leg,sender_group"]
needs = ["clinics.kind"]
source = "TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran; Kv medium 1.2.752.129.2.2.2.7"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "receiving_unit_id"
municipality = "municipality_id"

[label]
sv = "Skickade behov och remisser"
en = "Needs and referrals sent"

[definition]
sv = "Antal behov och remisser som skickades under perioden, även på nytt, efter hur de skickades. Behov går från fysioterapeut till läkare, remisser från läkare till radiologi. Hos en fysioterapimottagning är det dess behov, hos en läkarmottagning dess remisser. För en region eller kommun läggs båda vägarna ihop; de visas också var för sig."
en = "Number of needs and referrals sent in the period, also again, by how they were sent. Needs go from physiotherapist to doctor, referrals from doctor to radiology. For a physiotherapy clinic it is its needs, for a doctor's unit its referrals. For a region or a municipality both ways are put together; they are shown apart too."

[why]
sv = "Vägen avgör hur fort och hur säkert något kommer fram."
en = "The channel decides how fast and how surely something arrives."
*/
select
    sent_on as day,
    origin_clinic_id, referring_unit_id, receiving_unit_id, municipality_id,
    leg,
    channel,
    owner,
    record_system,
    contract,
    has_sefos,
    sender_group,
    count(*) as value
from marts.transfers
group by all

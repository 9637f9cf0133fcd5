/*
shape = "duration"
unit = "days"
decimals = 0
good = "down"
counts_from = "referrals"
splits = ["leg", "channel", "owner", "record_system", "contract", "has_sefos", "sender_group", "leg,channel", "leg,sender_group"]
needs = ["clinics.kind"]
source = "Putter, Fiocco & Geskus 2007"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "receiving_unit_id"
municipality = "municipality_id"

[label]
sv = "Från skickad till mottagen"
en = "From sent to received"

[definition]
sv = "Kalenderdagar från det att ett behov eller en remiss skickades till att det kom fram. Behov går från fysioterapeut till läkare, remisser från läkare till radiologi. Det som inte har kommit fram inom 30 dagar räknas som förlorat, och det som är på väg räknas med de dagar som har gått. För en region eller kommun läggs båda vägarna ihop; de visas också var för sig."
en = "Calendar days from when a need or a referral was sent until it arrived. Needs go from physiotherapist to doctor, referrals from doctor to radiology. What has not arrived within 30 days counts as lost, and what is on its way counts with the days that have passed. For a region or a municipality both ways are put together; they are shown apart too."

[why]
sv = "Dagar i posten är väntan som ingen har valt."
en = "Days in the post are waits that nobody chose."
*/
select
    sent_on + entered_after_days as day,
    origin_clinic_id, referring_unit_id, receiving_unit_id, municipality_id,
    leg,
    channel,
    owner,
    record_system,
    contract,
    has_sefos,
    sender_group,
    days_to_end as wait_days,
    outcome,
    entered_after_days
from marts.transfers
where entered_after_days = 0 or days_to_end > entered_after_days

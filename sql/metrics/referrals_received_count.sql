/*
shape = "count"
unit = "count"
decimals = 0
good = "neither"
counts_from = "referrals"
splits = ["exam", "body_region", "referrer_profession", "channel", "receiving_unit", "owner"]
needs = ["clinics.kind"]
source = "Kv status vårdbegäran (OID 1.2.752.129.2.2.2.43)"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Mottagna remisser"
en = "Referrals received"

[definition]
sv = "Antal remisser som kom fram till radiologin under perioden. En remiss som skickas på nytt räknas igen. En vidarebefordrad remiss räknas en gång, hos den enhet som beslutade om den."
en = "Number of referrals that reached radiology in the period. A referral that is sent again counts again. A forwarded referral counts once, at the unit that decided on it."

[why]
sv = "Andelar går inte att förstå utan att veta hur många remisser som kom."
en = "Shares cannot be understood without knowing how many referrals came."
*/
select
    origin_clinic_id,
    referring_unit_id,
    deciding_unit_id,
    municipality_id,
    reached_on as day,
    exam,
    body_region,
    referrer_profession,
    channel,
    receiving_unit,
    owner,
    count(*) as value
from marts.referrals
where reached_on is not null
group by all

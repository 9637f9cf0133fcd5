/*
shape = "duration"
unit = "days"
decimals = 0
good = "down"
counts_from = "referrals"
splits = ["exam", "body_region"]
source = "Putter, Fiocco & Geskus 2007"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Från skickad remiss till undersökning"
en = "From referral sent to examination"

[definition]
sv = "Kalenderdagar från det att kedjans första remiss skickades till undersökningen, med alla omtag. En kedja kan i stället sluta med att den returneras eller avvisas och inte skickas på nytt inom 60 dagar, går förlorad eller makuleras; dessa slut räknas när de 60 dagarna har gått. Kedjor som pågår räknas med de dagar som har gått."
en = "Calendar days from when the chain's first referral was sent until the examination, with every loop. A chain can instead end with being returned or rejected and not sent again within 60 days, with being lost or voided; these ends count once the 60 days have passed. Chains still going count with the days that have passed."

[why]
sv = "Det är vad patienten väntar på undersökningen sedan läkaren skrev, oavsett hur många gånger remissen gick fram och tillbaka."
en = "This is what the patient waits for the examination once the doctor has written, however many times the referral went to and fro."
*/
with chains as (
    select
        *,
        case
            when performed_on is not null then 'performed'
            -- a need that ended by itself before the referral is no end of the referral
            when outcome in ('turned_down', 'lost', 'voided') and ended_on >= sent_on + 60
                then outcome
            else 'open'
        end as exam_outcome,
        case exam_outcome
            when 'performed' then performed_on
            when 'open' then getvariable('as_of')::date
            else ended_on
        end as seen_until,
        greatest(seen_until - sent_on, 0)::integer as wait_days
    from marts.referral_chains
    where sent_on is not null
)
select
    sent_on + sent_entered_after_days as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    exam,
    body_region,
    wait_days,
    exam_outcome as outcome,
    sent_entered_after_days as entered_after_days
from chains
where sent_entered_after_days = 0 or wait_days > sent_entered_after_days

/*
shape = "duration"
unit = "days"
decimals = 0
good = "down"
counts_from = "referrals"
source = "Putter, Fiocco & Geskus 2007"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Från besvarad till vidimerad"
en = "From reported to acknowledged"

[definition]
sv = "Kalenderdagar från det första svaret till att remittenten vidimerade det. Svar som ingen har vidimerat räknas med de dagar som har gått."
en = "Calendar days from the first report until the referrer acknowledged it. Reports that nobody has acknowledged count with the days that have passed."

[why]
sv = "Ett svar som ingen har läst är en risk för patienten."
en = "A report that nobody has read is a risk to the patient."
*/
with steps as (
    select
        *,
        reported_on as from_on,
        case when acknowledged_on is not null then 'acknowledged' else 'open' end as outcome,
        acknowledged_on as ended_on,
        -- of what the extract could not see, the part that lies after the step began
        greatest(entered_after_days - (from_on - sent_on), 0)::integer as unseen_days,
        greatest(coalesce(ended_on, getvariable('as_of')::date) - from_on, 0)::integer as wait_days
    from marts.referrals
    where reported_on is not null
)
select
    from_on + unseen_days as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    wait_days,
    outcome,
    unseen_days as entered_after_days
from steps
where unseen_days = 0 or wait_days > unseen_days

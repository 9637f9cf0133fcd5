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
sv = "Från undersökt till besvarad"
en = "From examined to reported"

[definition]
sv = "Kalenderdagar från undersökningen till dess första svar. Undersökningar utan svar räknas med de dagar som har gått."
en = "Calendar days from the examination until its first report. Examinations without a report count with the days that have passed."

[why]
sv = "Undersökningen hjälper ingen förrän den är besvarad."
en = "The examination helps nobody until it is reported."
*/
with steps as (
    select
        *,
        performed_on as from_on,
        case when reported_on is not null then 'reported' else 'open' end as outcome,
        reported_on as ended_on,
        -- of what the extract could not see, the part that lies after the step began
        greatest(entered_after_days - (from_on - sent_on), 0)::integer as unseen_days,
        greatest(coalesce(ended_on, getvariable('as_of')::date) - from_on, 0)::integer as wait_days
    from marts.referrals
    where performed_on is not null
)
select
    from_on + unseen_days as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    wait_days,
    outcome,
    unseen_days as entered_after_days
from steps
where unseen_days = 0 or wait_days > unseen_days

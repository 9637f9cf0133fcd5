/*
shape = "duration"
unit = "days"
decimals = 0
good = "down"
counts_from = "referrals"
splits = ["exam"]
source = "Putter, Fiocco & Geskus 2007"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Från accepterad till undersökt"
en = "From accepted to examined"

[definition]
sv = "Kalenderdagar från det att remissen accepterades till undersökningen. Remisser som makuleras eller lämnas tillbaka efter att de accepterats slutar på eget sätt, och de som väntar på undersökning räknas med de dagar som har gått. Väntan på undersökning omfattas inte av vårdgarantin."
en = "Calendar days from when the referral was accepted until the examination. Referrals voided or sent back after they had been accepted end in a way of their own, and those awaiting the examination count with the days that have passed. The wait for an examination is not covered by the care guarantee."

[why]
sv = "Det är radiologins egen kö, skild från väntan på beslut och på svar."
en = "This is radiology's own queue, apart from the waits for a decision and for the report."
*/
with steps as (
    select
        *,
        accepted_on as from_on,
        case
            when performed_on is not null then 'performed'
            when voided_on is not null then 'voided'
            when latest_decision in ('returned', 'returned_with_advice', 'rejected')
                then 'turned_down'
            else 'open'
        end as outcome,
        case outcome
            when 'performed' then performed_on
            when 'voided' then voided_on
            when 'turned_down' then latest_decision_on
        end as ended_on,
        -- of what the extract could not see, the part that lies after the step began
        greatest(entered_after_days - (from_on - sent_on), 0)::integer as unseen_days,
        greatest(coalesce(ended_on, getvariable('as_of')::date) - from_on, 0)::integer as wait_days
    from marts.referrals
    where accepted_on is not null
)
select
    from_on + unseen_days as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    exam,
    wait_days,
    outcome,
    unseen_days as entered_after_days
from steps
where unseen_days = 0 or wait_days > unseen_days

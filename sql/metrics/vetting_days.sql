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
sv = "Från mottagen till första beslut"
en = "From received to first decision"

[definition]
sv = "Kalenderdagar från det att remissen kom till radiologin till dess första beslut: accepterad, accepterad med ändring, returnerad, returnerad med råd eller avvisad. En begäran om komplettering är inget beslut; dagarna går medan den väntar på svar. Remisser som makuleras före beslut slutar på eget sätt, och de som väntar på beslut räknas med de dagar som har gått."
en = "Calendar days from when the referral came to radiology until its first decision: accepted, accepted with a change, returned, returned with advice or rejected. Asking for a completion is no decision; the days run while it awaits an answer. Referrals voided before a decision end in a way of their own, and those awaiting a decision count with the days that have passed."

[why]
sv = "Till dess att beslutet är fattat vet varken patient eller remittent om det blir en undersökning."
en = "Until the decision is made neither patient nor referrer knows whether there will be an examination."
*/
with steps as (
    select
        *,
        reached_on as from_on,
        case
            when first_decision_on is not null then 'decided'
            when voided_on is not null then 'voided'
            else 'open'
        end as outcome,
        coalesce(first_decision_on, voided_on) as ended_on,
        -- of what the extract could not see, the part that lies after the step began
        greatest(entered_after_days - (from_on - sent_on), 0)::integer as unseen_days,
        greatest(coalesce(ended_on, getvariable('as_of')::date) - from_on, 0)::integer as wait_days
    from marts.referrals
    where reached_on is not null
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

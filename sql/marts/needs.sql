/*
about = "One row per need of imaging or of a doctor that a physio saw, and how the way to a referral ended. Of several ends the first counts, so nothing that came later changes a past month."
[columns]
need_id = "The need."
patient_id = "Pseudonym."
chain_id = "The chain that it began, as in marts.chain_members."
origin_clinic_id = "The physio clinic that saw the need."
doctor_unit_id = "The health centre or specialist that it was sent to; empty while nobody is known."
municipality_id = "Unit id of the doctor's municipality; the clinic's own where no doctor is known."
body_region = "As the extract writes it."
exam = "The examination that was wanted, as in marts.exam_codes."
channel = "How it was sent."
need_on = "Local date on which the need was seen."
sent_on = "Local date on which it was sent; empty if it was not."
received_on = "Local date on which it was received, as recorded."
doctor_on = "Local date of the doctor's contact with the patient."
first_referral_sent_on = "Local date of the first referral that names the need."
reached_on = "Day on which it is first known to have arrived: received, the doctor's contact or the referral, never before it was sent."
outcome = "referral_written, declined, not_pursued, lost (sent, and not known to have arrived within 30 days), unknown (nothing of these is on record by 180 days after the need, when nobody waits any more) or open."
ended_on = "Day of that end: when the first referral was sent, when the doctor declined, 30 days after the sending where it was lost, 30 days after it arrived where it was not pursued and no contact tells the day, 180 days after the need where it is unknown. Empty while open."
days_to_end = "Calendar days from need_on to ended_on, while open to as_of; never negative."
entered_after_days = "Days that had passed when the extract first could see it; 0 for nearly all."
*/
with first_referrals as (
    select need_id, min(sent_at)::date as first_referral_sent_on
    from accepted.referrals
    where need_id is not null
    group by need_id
),
dated as (
    select
        *,
        need_at::date as need_on,
        sent_at::date as sent_on,
        received_at::date as received_on,
        gp_contact_at::date as doctor_on,
        -- whoever has acted on it has received it, whether that was recorded or not
        least(received_on, doctor_on, first_referral_sent_on) as heard_of_on,
        case when heard_of_on is not null then greatest(heard_of_on, sent_on) end as reached_on,
        sent_on + 30 as lost_on
    from accepted.needs
    left join first_referrals using (need_id)
),
ends as (
    select
        need_id,
        case
            -- a doctor who says that it is written, where no referral names the need
            when outcome = 'referral_written'
                then coalesce(first_referral_sent_on, doctor_on, received_on, sent_on, need_on)
            else first_referral_sent_on
        end as written_on,
        case
            when outcome = 'declined' then coalesce(doctor_on, received_on, sent_on, need_on)
        end as declined_on,
        case
            when outcome = 'not_pursued'
                then coalesce(doctor_on, coalesce(received_on, sent_on, need_on) + 30)
        end as dropped_on,
        case when coalesce(reached_on > lost_on, true) then lost_on end as lost_on,
        need_on + 180 as unknown_on
    from dated
),
ended as (
    select
        need_id,
        least(written_on, declined_on, dropped_on, lost_on, unknown_on) as first_end_on,
        case
            when first_end_on is null or first_end_on > getvariable('as_of') then 'open'
            when written_on = first_end_on then 'referral_written'
            when declined_on = first_end_on then 'declined'
            when dropped_on = first_end_on then 'not_pursued'
            when lost_on = first_end_on then 'lost'
            else 'unknown'
        end as outcome,
        case when outcome <> 'open' then first_end_on end as ended_on
    from ends
)
select
    dated.need_id,
    dated.patient_id,
    chain_members.chain_id,
    dated.origin_clinic_id,
    dated.received_by as doctor_unit_id,
    coalesce(doctors.municipality_id, clinics.municipality_id) as municipality_id,
    dated.body_region,
    exam_codes.exam,
    dated.channel,
    dated.need_on,
    dated.sent_on,
    dated.received_on,
    dated.doctor_on,
    dated.first_referral_sent_on,
    dated.reached_on,
    ended.outcome,
    ended.ended_on,
    greatest(coalesce(ended.ended_on, getvariable('as_of')) - dated.need_on, 0)::integer
        as days_to_end,
    case
        when deliveries.selected_by in ('ended', 'open_at')
            then greatest(coalesce(deliveries.complete_from - dated.need_on, 0), 0)
        else 0
    end::integer as entered_after_days
from dated
join ended using (need_id)
join marts.chain_members using (need_id)
left join marts.units as doctors on doctors.unit_id = dated.received_by
left join marts.units as clinics on clinics.unit_id = dated.origin_clinic_id
left join marts.exam_codes on exam_codes.exam_code = dated.wanted_exam
left join raw.deliveries on deliveries.table_name = 'needs'

/*
about = "One row per chain in which a referral was returned or rejected at its first decision: the first time, and the first imaging of the same part of the body afterwards, on whatever referral. Duplicates are left out, since another referral then holds; so are rows that cannot be linked, without patient or body region."
[columns]
referral_id = "The referral that was returned or rejected first in its chain."
chain_id = "Its chain."
origin_clinic_id = "The physio clinic behind it, if any."
referring_unit_id = "Who sent it."
deciding_unit_id = "Who decided on it."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here or not told."
municipality_id = "Unit id of the referring unit's municipality."
exam = "The examination that was asked for, as in reference.exams."
body_region = "Part of the body."
referrer_profession = "gp, physio, orthopaedist or other."
channel = "How it was sent."
receiving_unit = "To whom it was addressed."
owner = "The referring unit's owner."
sent_back_on = "Local date of the decision."
decision = "returned, returned_with_advice or rejected."
reason = "Why; empty where it was not said."
imaged_on = "Date of the patient's first imaging of the body region after that day; empty if there is none by as_of."
is_imaged_in_time = "It was done within 180 days."
imaged_through = "same_chain: on a referral sent in its place; another_referral: on one of another chain. Empty if not imaged."
imaged_exam = "The examination that was then made."
has_finding = "What its report states; empty where it states nothing."
*/
with sent_back as (
    select
        *,
        first_decision_on as sent_back_on,
        first_decision as decision,
        decision_reason as reason
    from marts.referrals
    where first_decision in ('returned', 'returned_with_advice', 'rejected')
        and coalesce(decision_reason <> 'duplicate', true)
        and patient_id is not null
        and body_region is not null
    qualify row_number() over (
        partition by chain_id order by first_decision_on, place_in_chain, referral_id
    ) = 1
),
later_exams as (
    select
        sent_back.referral_id,
        -- by date only: an examination of the same day may have been the reason for the answer
        arg_min(
            struct_pack(
                performed_on := exams.performed_on,
                chain_id := exams.chain_id,
                exam := exams.exam,
                has_finding := exams.has_finding
            ),
            (exams.performed_on, exams.referral_id)
        ) as next_exam
    from sent_back
    join marts.imaging_exams as exams
        on exams.patient_id = sent_back.patient_id
        and exams.body_region = sent_back.body_region
        and exams.performed_on > sent_back.sent_back_on
    group by all
)
select
    referral_id, chain_id, origin_clinic_id, referring_unit_id, deciding_unit_id,
    home_municipality_id, municipality_id, exam, body_region, referrer_profession, channel,
    receiving_unit, owner,
    sent_back_on, decision, reason,
    next_exam.performed_on as imaged_on,
    coalesce(next_exam.performed_on <= sent_back_on + 180, false) as is_imaged_in_time,
    case
        when next_exam is null then null
        when next_exam.chain_id = chain_id then 'same_chain'
        else 'another_referral'
    end as imaged_through,
    next_exam.exam as imaged_exam,
    next_exam.has_finding as has_finding
from sent_back
left join later_exams using (referral_id)

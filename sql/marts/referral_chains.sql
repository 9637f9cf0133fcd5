/*
about = "One row per chain: everything that a need or a first referral led to, tied together by need_id and parent_referral_id. The end is the first that came, so nothing later changes a past month."
[columns]
chain_id = "As in marts.chain_members."
has_need = "It began as a physio's need that the extract holds; without one it starts when the first referral is sent."
need_id = "Its first need."
patient_id = "Pseudonym."
origin_clinic_id = "The physio clinic behind it; empty where a doctor began."
doctor_unit_id = "Whom the need was sent to; without a need the referring unit."
referring_unit_id = "Who sent the first referral; where none was sent whom the need was sent to."
receiving_unit_id = "To whom the first referral was addressed."
receiving_unit = "The same, for the split."
deciding_unit_id = "Who decided first in the chain; with no decision as in marts.referrals of its first referral."
home_municipality_id = "Of the first referral; elsewhere where none was sent."
municipality_id = "Unit id of the referring unit's municipality; without a known one the origin clinic's."
exam = "Of the first referral, else what the need wanted; as in marts.exam_codes."
modality = "Of the first referral."
body_region = "Of the first referral, else of the need."
referrer_profession = "Of the first referral."
priority = "Of the first referral."
age_band = "Of the first referral."
channel = "Of the first referral, else of the need."
owner = "Of the referring unit."
record_system = "Of the referring unit."
started_on = "Day of the need; without one the day of the first sending."
need_on = "Local date of the first need."
need_outcome = "How the need ended, as in marts.needs."
doctor_on = "Local date of the doctor's contact with the patient."
sent_on = "Local date of the first sending."
received_on = "Local date on which any of its referrals was first received, as recorded."
first_decision_on = "Local date of the chain's first decision, whichever referral it was on."
first_decision = "accepted, accepted_changed, returned, returned_with_advice or rejected."
is_first_pass = "The first decision accepted it, changed or not, and no completion had been asked for; empty without a decision."
latest_decision_on = "Local date of the last decision by as_of."
latest_decision = "That decision."
is_finally_accepted = "The last decision by 90 days after the first accepts; empty without a decision."
is_whole = "Its first referral does not re-send one that lies outside the extract."
referral_count = "Referrals sent."
resent_count = "Of them, those that re-send another."
completion_count = "Completions asked for."
has_loop = "Sent again or asked for a completion by 90 days after the first decision; without a decision by as_of."
contact_count = "Care contacts spent so far: the need, the doctor's contact, each further sending and each completion, one each."
performed_on = "Local date of its first examination."
reported_on = "Local date of its first report."
acknowledged_on = "Local date on which a report was first acknowledged."
has_finding = "A report says that there was a finding; empty where none says."
outcome = "acknowledged; the need declined, not_pursued, lost or unknown; turned_down (returned or rejected), lost or voided with nothing sent again and no change of mind within 60 days; or open."
ended_on = "Day of that end; of turned_down, voided and a lost referral the day on which the 60 days had passed. Empty while open."
days_to_end = "Calendar days from started_on to ended_on, while open to as_of; never negative."
days_since_need = "The same from need_on; empty without a need."
days_since_sent = "The same from sent_on; empty where nothing was sent."
state = "Where it stands at as_of, whatever ended it first: the state of the referral that came furthest, else the need's outcome, else need."
entered_after_days = "Days since started_on that had passed when the extract first could see it; 0 for nearly all."
sent_entered_after_days = "The same since sent_on."
*/
with first_needs as (
    select chain_id, arg_min(need_id, (need_on, need_id)) as need_id
    from marts.needs
    group by chain_id
),
all_referrals as (
    select
        chain_id,
        count(*)::integer as referral_count,
        count(*) filter (where is_resent)::integer as resent_count,
        sum(completion_count)::integer as completion_count,
        min(received_on) as received_on,
        min(performed_on) as performed_on,
        min(reported_on) as reported_on,
        min(acknowledged_on) as acknowledged_on,
        bool_or(has_finding) as has_finding,
        arg_max(
            state,
            (
                acknowledged_on is not null, reported_on is not null, performed_on is not null,
                voided_on is null and coalesce(latest_decision like 'accepted%', false),
                place_in_chain
            )
        ) as state
    from marts.referrals
    group by chain_id
),
answers as (
    select
        chain_id, step, event_at::date as event_on, unit_id, place_in_chain,
        step not in ('resent', 'completion_requested') as is_decision,
        min(event_at::date) filter (where is_decision) over (partition by chain_id)
            as first_decided_on,
        -- what comes later belongs to no month that is settled; undecided, all that is known
        coalesce(event_on <= first_decided_on + 90, true) as is_in_time
    from marts.chain_events
    where step in (
        'accepted', 'accepted_changed', 'returned', 'returned_with_advice', 'rejected',
        'completion_requested', 'resent'
    )
),
decisions as (
    select
        chain_id,
        arg_min(struct_pack(step, event_on, unit_id, place_in_chain), place_in_chain)
            filter (where is_decision) as first_answer,
        arg_max(struct_pack(step, event_on), place_in_chain)
            filter (where is_decision) as latest_answer,
        arg_max(step, place_in_chain) filter (where is_decision and is_in_time) as final_answer,
        min(place_in_chain) filter (where step = 'completion_requested') as asked_place,
        bool_or(not is_decision and is_in_time) as has_loop
    from answers
    group by chain_id
),
ends as (
    select
        chain_id,
        first_needs.need_id as first_need_id,
        all_referrals.* exclude (chain_id),
        decisions.* exclude (chain_id),
        case
            when needs.outcome in ('declined', 'not_pursued', 'lost', 'unknown') then needs.ended_on
        end as need_ended_on,
        least(acknowledged_on, need_ended_on, dead_on) as chain_ended_on,
        case
            when chain_ended_on is null then 'open'
            when chain_ended_on = acknowledged_on then 'acknowledged'
            when chain_ended_on = need_ended_on then needs.outcome
            else dead_ends.outcome
        end as chain_outcome,
        coalesce(chain_ended_on, getvariable('as_of')::date) as last_seen_on
    from first_needs
    full join all_referrals using (chain_id)
    left join decisions using (chain_id)
    left join marts.chain_dead_ends as dead_ends using (chain_id)
    left join marts.needs on needs.need_id = first_needs.need_id
)
select
    ends.chain_id,
    needs.need_id is not null as has_need,
    needs.need_id,
    coalesce(needs.patient_id, first.patient_id) as patient_id,
    coalesce(needs.origin_clinic_id, first.origin_clinic_id) as origin_clinic_id,
    coalesce(needs.doctor_unit_id, first.referring_unit_id) as doctor_unit_id,
    coalesce(first.referring_unit_id, needs.doctor_unit_id) as referring_unit_id,
    first.receiving_unit_id,
    first.receiving_unit_id as receiving_unit,
    coalesce(first_answer.unit_id, first.deciding_unit_id) as deciding_unit_id,
    coalesce(first.home_municipality_id, 'elsewhere') as home_municipality_id,
    coalesce(first.municipality_id, needs.municipality_id) as municipality_id,
    coalesce(first.exam, needs.exam) as exam,
    first.modality,
    coalesce(first.body_region, needs.body_region) as body_region,
    first.referrer_profession,
    first.priority,
    first.age_band,
    coalesce(first.channel, needs.channel) as channel,
    units.owner,
    units.record_system,
    coalesce(needs.need_on, first.sent_on) as started_on,
    needs.need_on,
    needs.outcome as need_outcome,
    needs.doctor_on,
    first.sent_on,
    ends.received_on,
    first_answer.event_on as first_decision_on,
    first_answer.step as first_decision,
    case
        when first_answer is not null
            then first_answer.step in ('accepted', 'accepted_changed')
                and coalesce(asked_place > first_answer.place_in_chain, true)
    end as is_first_pass,
    latest_answer.event_on as latest_decision_on,
    latest_answer.step as latest_decision,
    final_answer in ('accepted', 'accepted_changed') as is_finally_accepted,
    outside.referral_id is null as is_whole,
    coalesce(referral_count, 0) as referral_count,
    coalesce(resent_count, 0) as resent_count,
    coalesce(ends.completion_count, 0) as completion_count,
    coalesce(has_loop, false) as has_loop,
    (needs.need_id is not null)::integer
        + (needs.doctor_on is not null or first.referral_id is not null)::integer
        + coalesce(referral_count - 1 + ends.completion_count, 0) as contact_count,
    ends.performed_on,
    ends.reported_on,
    ends.acknowledged_on,
    ends.has_finding,
    chain_outcome as outcome,
    chain_ended_on as ended_on,
    greatest(last_seen_on - coalesce(needs.need_on, first.sent_on), 0)::integer as days_to_end,
    -- greatest() looks past an empty value
    case when needs.need_on is not null then greatest(last_seen_on - needs.need_on, 0) end::integer
        as days_since_need,
    case when first.sent_on is not null then greatest(last_seen_on - first.sent_on, 0) end::integer
        as days_since_sent,
    coalesce(ends.state, nullif(needs.outcome, 'open'), 'need') as state,
    coalesce(needs.entered_after_days, first.entered_after_days) as entered_after_days,
    first.entered_after_days as sent_entered_after_days
from ends
left join marts.needs on needs.need_id = first_need_id
left join marts.referrals as first on first.chain_id = ends.chain_id and first.place_in_chain = 1
left join marts.units on units.unit_id = coalesce(first.referring_unit_id, needs.doctor_unit_id)
left join (
    select referral_id
    from accepted.referrals
    where parent_referral_id not in (select referral_id from accepted.referrals)
) as outside on outside.referral_id = first.referral_id

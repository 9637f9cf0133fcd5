/*
about = "One row per referral, as it stands at as_of. Dates are as recorded and may come in odd order: whoever counts days between two of them lets none be negative."
[columns]
referral_id = "The referral."
chain_id = "A row of marts.referral_chains."
need_id = "The need behind it: its own, else the chain's."
patient_id = "Pseudonym."
place_in_chain = "1 for the first that was sent in the chain."
is_resent = "It names a referral that it re-sends."
origin_clinic_id = "The physio clinic behind it: the need's, else its own, else that of the chain's first referral. Empty where a doctor began."
referring_unit_id = "Who sent it."
receiving_unit_id = "To whom it was addressed."
receiving_unit = "The same, for the split."
deciding_unit_id = "Who decided first; with no decision who received it last, else to whom it was addressed."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here or not told."
municipality_id = "Unit id of the referring unit's municipality."
referrer_profession = "As the extract writes it."
channel = "How it was sent."
exam = "The examination's group, as in marts.exam_codes."
modality = "US, MR, XR or CT."
body_region = "As the extract writes it."
has_icd10 = "A diagnosis code is given."
priority = "As the extract writes it."
age_band = "As the extract writes it."
owner = "Of the referring unit."
record_system = "Of the referring unit."
sent_on = "Local date of the sending."
received_on = "Local date on which it was first received, as recorded."
reached_on = "Day on which it is first known to have arrived: received, or anything that only a receiver does."
lost_on = "30 days after the sending, if it is not known to have arrived by then and nobody had voided it; empty until that day has come."
first_decision_on = "Local date of the first decision. Asking for a completion is none."
first_decision = "accepted, accepted_changed, returned, returned_with_advice or rejected."
decision_stage = "administrative or medical, of the first decision."
decision_reason = "Reason code of the first decision."
latest_decision = "The last decision by as_of."
latest_decision_on = "Its local date."
accepted_on = "Local date of the first acceptance, changed or not."
completion_requested_on = "Local date on which a completion was first asked for, before any decision."
completion_reason = "Reason code of that."
completion_stage = "Stage of that."
completion_count = "Completions asked for, whenever."
forwarded_count = "Times that it was forwarded."
booked_on = "Local date on which the examination was first booked."
performed_on = "Local date of the examination."
reported_on = "Local date of the first report."
acknowledged_on = "Local date on which the referrer first acknowledged a report; an acknowledged return or rejection is none."
voided_on = "Local date on which it was voided, before any examination."
has_finding = "A report says that there was a finding; empty where none says."
resent_on = "Local date on which it was first sent again."
next_decision = "First decision on that one; empty while there is none."
state = "Where it stands at as_of: sent, lost, received, completion_requested, accepted, booked, performed, reported, acknowledged, returned, returned_with_advice, rejected or voided."
entered_after_days = "Days after the sending that had passed when the extract first could see it; 0 for nearly all."
*/
with told as (
    select
        referral_id,
        step,
        stage,
        reason_code,
        unit_id,
        has_finding,
        event_at::date as event_on,
        place_in_chain as place,
        step in ('accepted', 'accepted_changed', 'returned', 'returned_with_advice', 'rejected')
            as is_decision
    from marts.chain_events
    where referral_id is not null
),
summed as (
    select
        referral_id,
        min(event_on) filter (where step = 'received') as received_on,
        min(event_on) filter (
            where is_decision or step in (
                'received', 'under_vetting', 'completion_requested', 'completed_by_referrer',
                'forwarded', 'booked', 'performed', 'reported'
            )
        ) as reached_on,
        arg_min(
            struct_pack(step, event_on, stage, reason_code, unit_id, place), place
        ) filter (where is_decision) as first,
        arg_max(struct_pack(step, event_on, place), place) filter (where is_decision) as latest,
        arg_min(struct_pack(event_on, stage, reason_code, place), place)
            filter (where step = 'completion_requested') as asked,
        max(place) filter (where step = 'completion_requested') as last_asked_place,
        max(place) filter (where step = 'completed_by_referrer') as last_completed_place,
        arg_max(unit_id, place) filter (where step = 'received') as last_received_by,
        min(event_on) filter (where step in ('accepted', 'accepted_changed')) as accepted_on,
        count(*) filter (where step = 'completion_requested')::integer as completion_count,
        count(*) filter (where step = 'forwarded')::integer as forwarded_count,
        min(event_on) filter (where step = 'booked') as booked_on,
        max(place) filter (where step = 'booked') as last_booked_place,
        min(event_on) filter (where step = 'performed') as performed_on,
        min(event_on) filter (where step = 'reported') as reported_on,
        min(event_on) filter (where step = 'acknowledged') as acknowledged_on,
        min(event_on) filter (where step = 'voided') as voided_on,
        bool_or(has_finding) filter (where step = 'reported') as has_finding
    from told
    group by referral_id
),
-- what was recorded is cleaned of what only looks like an examination's course
sorted_out as (
    select
        referrals.*,
        chain_id,
        sent_at::date as sent_on,
        summed.* exclude (referral_id, acknowledged_on, voided_on),
        case
            when coalesce(accepted_on, performed_on, reported_on) is not null then acknowledged_on
        end as acknowledged_on,
        case
            when coalesce(voided_on < coalesce(performed_on, reported_on), true) then voided_on
        end as voided_on,
        row_number() over in_chain::integer as place_in_chain,
        first_value(origin_clinic_id ignore nulls) over in_chain as chain_origin_id
    from accepted.referrals
    join marts.chain_members using (referral_id)
    join summed using (referral_id)
    window in_chain as (partition by chain_id order by sent_at, referral_id)
),
placed as (
    select
        *,
        case
            when sent_on + 30 <= getvariable('as_of')::date
                and coalesce(least(reached_on, voided_on) > sent_on + 30, true)
                then sent_on + 30
        end as lost_on,
        -- what is asked after a decision did not hold it up
        coalesce(asked.place < first.place, asked.place is not null) as is_asked_first
    from sorted_out
),
chain_needs as (
    select chain_id, arg_min(struct_pack(need_id, origin_clinic_id), (need_on, need_id)) as need
    from marts.needs
    group by chain_id
),
children as (
    select
        parents.referral_id,
        arg_min(
            struct_pack(sent_on, first_decision := placed.first.step),
            (placed.sent_at, placed.referral_id)
        ) as child
    from placed
    join accepted.referrals as parents on parents.referral_id = placed.parent_referral_id
    -- a referral that was sent before the one that it names re-sends nothing
    where placed.referral_id <> parents.referral_id and placed.sent_at >= parents.sent_at
    group by parents.referral_id
)
select
    placed.referral_id,
    placed.chain_id,
    coalesce(placed.need_id, chain_needs.need.need_id) as need_id,
    placed.patient_id,
    placed.place_in_chain,
    placed.parent_referral_id is not null as is_resent,
    coalesce(
        needs.origin_clinic_id,
        placed.origin_clinic_id,
        chain_needs.need.origin_clinic_id,
        placed.chain_origin_id
    ) as origin_clinic_id,
    placed.referring_unit_id,
    placed.receiving_unit_id,
    placed.receiving_unit_id as receiving_unit,
    coalesce(placed.first.unit_id, placed.last_received_by, placed.receiving_unit_id)
        as deciding_unit_id,
    coalesce(homes.unit_id, 'elsewhere') as home_municipality_id,
    units.municipality_id,
    placed.referrer_profession,
    placed.channel,
    exam_codes.exam,
    exam_codes.modality,
    placed.body_region,
    placed.icd10 is not null as has_icd10,
    placed.priority,
    placed.age_band,
    units.owner,
    units.record_system,
    placed.sent_on,
    placed.received_on,
    placed.reached_on,
    placed.lost_on,
    placed.first.event_on as first_decision_on,
    placed.first.step as first_decision,
    placed.first.stage as decision_stage,
    placed.first.reason_code as decision_reason,
    placed.latest.step as latest_decision,
    placed.latest.event_on as latest_decision_on,
    placed.accepted_on,
    case when is_asked_first then placed.asked.event_on end as completion_requested_on,
    case when is_asked_first then placed.asked.reason_code end as completion_reason,
    case when is_asked_first then placed.asked.stage end as completion_stage,
    placed.completion_count,
    placed.forwarded_count,
    placed.booked_on,
    placed.performed_on,
    placed.reported_on,
    placed.acknowledged_on,
    placed.voided_on,
    placed.has_finding,
    children.child.sent_on as resent_on,
    children.child.first_decision as next_decision,
    case
        when placed.voided_on is not null then 'voided'
        when placed.acknowledged_on is not null then 'acknowledged'
        when placed.reported_on is not null then 'reported'
        when placed.performed_on is not null then 'performed'
        when placed.last_booked_place > coalesce(placed.latest.place, 0) then 'booked'
        when placed.latest.step in ('accepted', 'accepted_changed') then 'accepted'
        when placed.latest is not null then placed.latest.step
        when placed.last_asked_place > coalesce(placed.last_completed_place, 0)
            then 'completion_requested'
        when placed.reached_on is not null then 'received'
        when placed.lost_on is not null then 'lost'
        else 'sent'
    end as state,
    case
        when deliveries.selected_by in ('ended', 'open_at')
            then greatest(coalesce(deliveries.complete_from - placed.sent_on, 0), 0)
        else 0
    end::integer as entered_after_days
from placed
left join children using (referral_id)
left join chain_needs using (chain_id)
left join marts.needs on needs.need_id = placed.need_id
left join marts.units on units.unit_id = placed.referring_unit_id
left join marts.units as homes
    on homes.unit_id = 'municipality-' || placed.patient_municipality_code
left join marts.exam_codes on exam_codes.exam_code = placed.exam_code
left join raw.deliveries on deliveries.table_name = 'referrals'

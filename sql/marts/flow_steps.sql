/*
about = "The readable flow: one row per step that a chain took. Each chain passes each stage once, and what comes into a stage goes out of it. Loops, by a completion or by being sent again, have rows of their own beside that way."
[columns]
chain_id = "A row of marts.referral_chains."
place = "Order of the step on the chain's way, from 1; empty on a loop."
from_step = "need, doctor, sent, received, accepted, performed or reported. Of a loop: received and completion_requested where a completion was asked for and came; where it was sent again how the earlier referral had ended: returned, rejected, lost or voided, which stands for replaced as well."
to_step = "The stage that came next; or how the chain ended: declined, not_pursued, lost, unknown, returned (with advice or without), rejected or voided; or open, where it stands at as_of."
is_loop = "A completion, or a referral sent again: once per chain and kind, and no part of the chain's way."
from_on = "Local date on which the wait for the next step began; a stage without a date of its own has that of the next one."
to_on = "Local date on which the chain went on or ended; empty while it stands."
days = "Calendar days in between, while it stands to as_of; never negative."
started_on = "Day on which the chain started."
origin_clinic_id = "The physio clinic behind the chain."
referring_unit_id = "Who referred first; where nobody did, whom the physio turned to."
deciding_unit_id = "As in marts.referral_chains."
municipality_id = "As in marts.referral_chains."
exam = "As in marts.referral_chains."
body_region = "As in marts.referral_chains."
*/
with completions as (
    select
        referral_id,
        min(event_at) filter (where status = 'completion_requested')::date as asked_on,
        max(event_at) filter (where status = 'completed_by_referrer')::date as answered_on
    from accepted.referral_events
    where status in ('completion_requested', 'completed_by_referrer')
    group by referral_id
),
referrals as (
    select
        referrals.* exclude (latest_decision),
        -- an examination without a recorded decision was accepted
        case
            when coalesce(performed_on, reported_on, acknowledged_on) is not null then 'accepted'
            when latest_decision in ('accepted', 'accepted_changed') then 'accepted'
            when latest_decision in ('returned', 'returned_with_advice') then 'returned'
            else latest_decision
        end as answer,
        case when answered_on >= asked_on then asked_on end as asked_on,
        case when answered_on >= asked_on then answered_on end as answered_on
    from marts.referrals
    left join completions using (referral_id)
),
-- a chain goes the way of the referral that came furthest, as a rule its last
ways as (
    select
        chain_id,
        min(sent_on) as first_sent_on,
        arg_max(
            referrals,
            (
                coalesce(performed_on, reported_on, acknowledged_on) is not null,
                coalesce(answer = 'accepted', false),
                place_in_chain
            )
        ) as way
    from referrals
    group by chain_id
),
chains as (
    select
        referral_chains.*,
        needs.ended_on as need_ended_on,
        first_sent_on,
        way,
        case
            when has_need then coalesce(referral_chains.doctor_on, first_sent_on)
        end as at_doctor_on,
        coalesce(way.reported_on, way.acknowledged_on) as way_reported_on,
        coalesce(way.performed_on, way_reported_on) as way_performed_on,
        case when way.answer = 'accepted' then coalesce(way.accepted_on, way_performed_on) end
            as way_accepted_on
    from marts.referral_chains
    left join marts.needs using (need_id)
    left join ways on ways.chain_id = referral_chains.chain_id
),
-- came_on: the step before was over; from_on: the wait for the next one began, which is later
-- where a loop lies in between
stages as (
    select
        *,
        list_filter(
            [
                {'step': 'need', 'came_on': need_on, 'from_on': need_on},
                {'step': 'doctor', 'came_on': at_doctor_on, 'from_on': at_doctor_on},
                {'step': 'sent', 'came_on': first_sent_on, 'from_on': way.sent_on},
                {
                    'step': 'received',
                    'came_on': way.reached_on,
                    'from_on': greatest(way.reached_on, way.answered_on)
                },
                {'step': 'accepted', 'came_on': way_accepted_on, 'from_on': way_accepted_on},
                {'step': 'performed', 'came_on': way_performed_on, 'from_on': way_performed_on},
                {'step': 'reported', 'came_on': way_reported_on, 'from_on': way_reported_on},
                {'step': 'acknowledged', 'came_on': way.acknowledged_on, 'from_on': null}
            ],
            lambda stage: stage.came_on is not null
        ) as stages
    from chains
),
ends as (
    select
        *,
        case
            when stages[-1].step in ('need', 'doctor') then case
                when need_outcome in ('declined', 'not_pursued', 'lost', 'unknown') then need_outcome
            end
            when way.answer in ('returned', 'rejected') then way.answer
            when stages[-1].step = 'sent' and way.lost_on <= coalesce(way.voided_on, way.lost_on)
                then 'lost'
            when way.voided_on is not null then 'voided'
        end as end_step,
        case
            when stages[-1].step in ('need', 'doctor') then need_ended_on
            when end_step = 'lost' then way.lost_on
            when end_step = 'voided' then way.voided_on
            when end_step is not null then way.latest_decision_on
        end as end_on
    from stages
),
passed as (
    select
        * exclude (stages),
        unnest(stages) as stage,
        generate_subscripts(stages, 1) as place,
        stages[place + 1] as next_stage
    from ends
),
steps as (
    select
        chain_id,
        place,
        stage.step as from_step,
        coalesce(next_stage.step, end_step, 'open') as to_step,
        false as is_loop,
        stage.from_on as from_on,
        case
            when next_stage is not null then next_stage.came_on
            when end_step is not null then end_on
        end as to_on
    from passed
    where stage.step <> 'acknowledged'
),
-- once per chain: that of the last referral which was asked about and completed
completed as (
    select chain_id, asked_on, answered_on, reached_on
    from referrals
    where asked_on is not null
    qualify row_number() over (partition by chain_id order by place_in_chain desc) = 1
),
-- once per chain: the last time
sent_again as (
    select
        later.chain_id,
        case
            when earlier.answer in ('returned', 'rejected') then earlier.answer
            when earlier.lost_on <= later.sent_on then 'lost'
            else 'voided'
        end as from_step,
        case from_step
            when 'lost' then earlier.lost_on
            when 'voided' then least(earlier.voided_on, later.sent_on)
            else earlier.latest_decision_on
        end as from_on,
        later.sent_on as to_on
    from referrals as later
    join accepted.referrals as resent using (referral_id)
    join referrals as earlier
        on earlier.referral_id = resent.parent_referral_id
        -- a referral that was sent before the one that it names re-sends nothing
        and earlier.place_in_chain < later.place_in_chain
    qualify row_number() over (
        partition by later.chain_id order by later.place_in_chain desc
    ) = 1
),
loops as (
    select
        chain_id, 'received' as from_step, 'completion_requested' as to_step,
        reached_on as from_on, asked_on as to_on
    from completed
    union all
    select chain_id, 'completion_requested', 'received', asked_on, answered_on from completed
    union all
    select chain_id, from_step, 'sent', from_on, to_on from sent_again
)
select
    chain_id, place, from_step, to_step, coalesce(is_loop, true) as is_loop, from_on, to_on,
    greatest(coalesce(to_on, getvariable('as_of')::date) - from_on, 0)::integer as days,
    started_on, origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id, exam,
    body_region
from (from steps union all by name from loops)
join marts.referral_chains using (chain_id)

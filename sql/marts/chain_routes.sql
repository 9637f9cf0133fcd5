/*
about = "One row per chain: the way it really went, steps in order with every loop, and how long it took."
[columns]
chain_id = "A row of marts.referral_chains."
route = "The steps of marts.flow_steps joined by >, in the order of the events: need>doctor>sent>received>returned>sent>received>accepted … ; after them lost, declined, not_pursued, unknown or open, where that is how it ended or stands. Chains on their way to a report are open, whichever way; of the other routes the thirteen commonest are told, and the rest are other."
outcome = "The last step of the route, also where the route is told as open or other."
days = "Calendar days from started_on to that step, while open to as_of; never negative."
started_on = "Day on which the chain started."
origin_clinic_id = "As in marts.flow_steps."
referring_unit_id = "As in marts.flow_steps."
deciding_unit_id = "As in marts.flow_steps."
municipality_id = "As in marts.flow_steps."
exam = "As in marts.flow_steps."
body_region = "As in marts.flow_steps."
*/
with events as (
    select
        chain_id,
        place_in_chain,
        event_at::date as event_on,
        case step
            when 'resent' then 'sent'
            when 'completed_by_referrer' then 'received'
            when 'accepted_changed' then 'accepted'
            when 'returned_with_advice' then 'returned'
            else step
        end as step
    from marts.chain_events
    where step in (
        'need', 'doctor', 'sent', 'resent', 'received', 'completion_requested',
        'completed_by_referrer', 'accepted', 'accepted_changed', 'returned',
        'returned_with_advice', 'rejected', 'performed', 'reported', 'acknowledged', 'voided'
    )
),
-- one that was forwarded is received twice without a step in between
turns as (
    select *
    from events
    qualify step is distinct from lag(step) over (partition by chain_id order by place_in_chain)
),
ends as (
    select chain_id, to_step as end_step, to_on as end_on
    from marts.flow_steps
    where not is_loop and to_step in ('declined', 'not_pursued', 'lost', 'unknown', 'open')
),
walked as (
    select
        chain_id,
        string_agg(step, '>' order by place_in_chain) as steps,
        arg_max(struct_pack(step, event_on), place_in_chain) as last_turn
    from turns
    group by chain_id
),
whole as (
    select
        chain_id,
        coalesce(end_step, last_turn.step) as outcome,
        case
            when end_step = 'open' and last_turn.step <> 'reported' then 'open'
            else concat_ws('>', steps, end_step)
        end as route,
        case when end_step is null then last_turn.event_on else end_on end as ended_on
    from walked
    left join ends using (chain_id)
),
common as (
    select route
    from whole
    group by route
    order by count(*) desc, route
    limit 14 -- one of them open
)
select
    chain_id,
    case when common.route is null then 'other' else whole.route end as route,
    whole.outcome,
    greatest(coalesce(whole.ended_on, getvariable('as_of')::date) - started_on, 0)::integer as days,
    started_on, origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id, exam,
    body_region
from whole
join marts.referral_chains using (chain_id)
left join common using (route)

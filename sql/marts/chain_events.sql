/*
about = "One row per event on record in a chain: what happened to its needs, its referrals, and radiology's log. Events of a referral that the extract does not hold belong to no chain and are left out; quarantine counts them."
[columns]
chain_id = "A row of marts.referral_chains."
need_id = "The need that it happened to; empty for a referral."
referral_id = "The referral that it happened to; empty for a need."
step = "need, need_sent, need_received, doctor, sent, resent (a referral that names an earlier one), or a status of referral_events."
event_at = "When, local time."
place_in_chain = "Order in the chain, from 1: by time; at the same moment, and on a day of which some events tell no time, in the order in which things are done."
unit_id = "Who did it; for a need the physio clinic or the doctor, for a sending the referrer."
stage = "administrative or medical, as recorded."
reason_code = "As recorded."
has_finding = "As recorded on a report."
*/
with need_events as (
    select
        need_id,
        origin_clinic_id,
        received_by,
        unnest(['need', 'need_sent', 'need_received', 'doctor']) as step,
        unnest([need_at, sent_at, received_at, gp_contact_at]) as event_at,
        unnest([-4, -3, -2, -1]) as step_order
    from accepted.needs
),
sendings as (
    select
        referral_id,
        case when parent_referral_id is null then 'sent' else 'resent' end as step,
        sent_at,
        referring_unit_id
    from accepted.referrals
),
events as (
    select
        chain_id, need_id, null as referral_id, step, event_at, step_order,
        case when step_order < -2 then origin_clinic_id else received_by end as unit_id,
        null as stage, null as reason_code, null as has_finding
    from need_events
    join marts.chain_members using (need_id)
    where event_at is not null
    union all
    select
        chain_id, null, sendings.referral_id, step, sent_at, 0,
        referring_unit_id, null, null, null
    from sendings
    join marts.chain_members using (referral_id)
    union all
    -- the sending is read from the referral, which every referral has
    select
        chain_id, null, events.referral_id, events.status, event_at, coalesce(sort_order, 99),
        unit_id, stage, reason_code, has_finding
    from accepted.referral_events as events
    join marts.chain_members using (referral_id)
    left join reference.statuses
        on statuses.status = events.status and statuses.table_name = 'referral_events'
    where events.status <> 'sent'
),
-- a day of which some events tell no time of day cannot be sorted by time
untimed_days as (
    select distinct chain_id, event_at::date as event_on
    from events
    where event_at = event_at::date
),
sortable as (
    select
        events.*,
        case when untimed_days.chain_id is null then event_at else event_at::date end as sort_at
    from events
    left join untimed_days
        on untimed_days.chain_id = events.chain_id
        and untimed_days.event_on = events.event_at::date
)
select
    chain_id,
    need_id,
    referral_id,
    step,
    event_at,
    row_number() over (
        partition by chain_id
        order by sort_at, step_order, coalesce(referral_id, need_id), step, event_at
    )::integer as place_in_chain,
    unit_id,
    stage,
    reason_code,
    has_finding
from sortable

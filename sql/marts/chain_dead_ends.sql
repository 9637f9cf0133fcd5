/*
about = "One row per chain of which no referral was alive any more for 60 days: each had been returned, rejected, voided or lost, and nothing was sent again and nobody changed their mind. The first such stretch counts."
[columns]
chain_id = "As in marts.chain_members."
dead_on = "Day on which the 60 days had passed; by as_of."
outcome = "What happened to the last that was alive: turned_down (returned or rejected), voided or lost."
*/
with deaths as (
    select chain_id, referral_id, event_at::date as event_on, step, place_in_chain
    from marts.chain_events
    join (
        select referral_id, coalesce(performed_on, reported_on) as examined_on
        from marts.referrals
    ) as examined using (referral_id)
    where step in ('returned', 'returned_with_advice', 'rejected', 'voided')
        -- nothing that is written afterwards takes back an examination
        and coalesce(event_at::date < examined_on, true)
    union all
    -- on the day itself everything that happened comes first
    select chain_id, referral_id, lost_on, 'lost', 1000000
    from marts.referrals
    where lost_on is not null
),
turns as (
    select *, true as is_death from deaths
    union all
    select
        chain_id, referral_id, event_at::date, step,
        -- within a day the sending comes first, whatever its time of day
        case when step in ('sent', 'resent') then 0 else place_in_chain end,
        false
    from marts.chain_events
    semi join deaths using (chain_id)
    where step in (
        'sent', 'resent', 'received', 'under_vetting', 'completion_requested',
        'completed_by_referrer', 'forwarded', 'accepted', 'accepted_changed', 'booked',
        'performed', 'reported'
    )
),
changes as (
    select
        *,
        lag(is_death, 1, true) over (
            partition by chain_id, referral_id order by event_on, place_in_chain
        ) as was_dead
    from turns
),
alive as (
    select
        chain_id, event_on, step,
        sum(case when is_death then -1 else 1 end) over course as alive_count,
        lead(event_on) over course as next_change_on
    from changes
    where is_death <> was_dead
    window course as (partition by chain_id order by event_on, place_in_chain, referral_id)
)
select
    chain_id,
    min(event_on) + 60 as dead_on,
    arg_min(case when step in ('voided', 'lost') then step else 'turned_down' end, event_on)
        as outcome
from alive
where alive_count = 0
    and event_on + 60 <= getvariable('as_of')::date
    and coalesce(next_change_on > event_on + 60, true)
group by chain_id

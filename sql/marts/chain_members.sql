/*
about = "Which chain each need and each referral belongs to: all that need_id and parent_referral_id tie together, however many steps apart."
[columns]
chain_id = "need or referral, a space, and the first id in alphabetical order; a need's where the chain has one."
need_id = "A need that is recorded or that a referral names; empty on a referral's row."
referral_id = "A referral; empty on a need's row."
*/
with recursive referrals as (
    select
        referral_id,
        'referral ' || referral_id as member,
        'referral ' || parent_referral_id as parent,
        'need ' || need_id as need
    from accepted.referrals
),
ties as (
    select parent as one, member as other from referrals where parent is not null
    union all
    select need, member from referrals where need is not null
),
both_ways as (
    select one, other from ties
    union all
    select other, one from ties
),
members as (
    -- a parent or a need outside the extract still ties together those that name it
    select one as member from both_ways
    union
    select member from referrals
    union
    select 'need ' || need_id from accepted.needs
),
-- the first name of a chain spreads along its ties until nobody hears of an earlier one
named (member, chain_id) using key (member) as (
    select member, member from members
    union
    select both_ways.other, min(named.chain_id)
    from named
    join both_ways on both_ways.one = named.member
    join recurring.named as so_far on so_far.member = both_ways.other
    where named.chain_id < so_far.chain_id
    group by both_ways.other
)
select
    chain_id,
    case when starts_with(member, 'need ') then substr(member, 6) end as need_id,
    referral_id
from named
left join referrals using (member)
where starts_with(member, 'need ') or referral_id is not null

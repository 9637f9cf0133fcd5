/*
view = true
about = "One row per pair of events that follow each other directly in a chain, of everything on record about it."
[columns]
chain_id = "A row of marts.referral_chains."
from_step = "Step of the earlier event, as in marts.chain_events."
to_step = "Step of the later one."
from_at = "Local time of the earlier."
to_at = "Local time of the later."
days = "Days and parts of days between them; 0 where a day without times was sorted by its steps."
started_on = "Day on which the chain started."
origin_clinic_id = "The chain's, as are all columns below."
doctor_unit_id = "As in marts.referral_chains."
referring_unit_id = "As in marts.referral_chains."
receiving_unit_id = "As in marts.referral_chains."
receiving_unit = "As in marts.referral_chains."
deciding_unit_id = "As in marts.referral_chains."
municipality_id = "As in marts.referral_chains."
exam = "As in marts.referral_chains."
body_region = "As in marts.referral_chains."
referrer_profession = "As in marts.referral_chains."
channel = "As in marts.referral_chains."
owner = "As in marts.referral_chains."
*/
with pairs as (
    select
        chain_id,
        lag(step) over in_chain as from_step,
        step as to_step,
        lag(event_at) over in_chain as from_at,
        event_at as to_at
    from marts.chain_events
    window in_chain as (partition by chain_id order by place_in_chain)
)
select
    chain_id,
    from_step,
    to_step,
    from_at,
    to_at,
    greatest(epoch_us(to_at) - epoch_us(from_at), 0) / 86400e6 as days,
    started_on,
    origin_clinic_id,
    doctor_unit_id,
    referring_unit_id,
    receiving_unit_id,
    receiving_unit,
    deciding_unit_id,
    municipality_id,
    exam,
    body_region,
    referrer_profession,
    channel,
    owner
from pairs
join marts.referral_chains using (chain_id)
where from_step is not null

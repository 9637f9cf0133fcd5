/*
about = "One row per message on its way between two units: a need from physio to doctor, a referral from doctor to radiology."
[columns]
leg = "need or referral."
transfer_id = "The need or the referral; unique within a leg."
sender_id = "Who sent it."
receiver_id = "To whom it was sent; empty where the extract does not tell."
origin_clinic_id = "Leg need: the physio clinic that sent it."
referring_unit_id = "Leg referral: the sender."
receiving_unit_id = "Leg referral: the receiver."
doctor_unit_id = "Leg need: the receiver."
municipality_id = "Unit id of the sender's municipality."
channel = "How it was sent."
owner = "The sender's."
record_system = "The sender's."
contract = "The sender's."
sender_kind = "The sender's unit kind."
sender_group = "Who sends, by what they have to send with: specialist_other (a specialist without Cosmic), national_tariff, private (other private ones) or region."
has_sefos = "The sender had SEFOS on the day of the sending."
exam = "As in marts.exam_codes."
body_region = "As the extract writes it."
sent_on = "Local date of the sending."
received_on = "Local date on which it is known to have arrived: recorded as received, else the first thing that a receiver did."
is_lost = "Not known to have arrived within 30 days, and nobody had voided it."
is_received_in_record = "The arrival itself is recorded."
outcome = "received, lost or open; one voided on its way is open until that day."
ended_on = "Day of arrival, or 30 days after the sending; empty while open."
days_to_end = "Calendar days from sent_on to ended_on, while open to as_of or to the voiding; never negative."
entered_after_days = "Days that had passed when the extract first could see it; 0 for nearly all."
*/
with sendings as (
    select
        'need' as leg, need_id as transfer_id,
        origin_clinic_id as sender_id, doctor_unit_id as receiver_id,
        origin_clinic_id, null as referring_unit_id, null as receiving_unit_id, doctor_unit_id,
        channel, exam, body_region, sent_on, received_on, reached_on, null as voided_on,
        greatest(entered_after_days - (sent_on - need_on), 0)::integer as entered_after_days
    from marts.needs
    where sent_on is not null
    union all
    select
        'referral', referral_id,
        referring_unit_id, receiving_unit_id,
        null, referring_unit_id, receiving_unit_id, null,
        channel, exam, body_region, sent_on, received_on, reached_on, voided_on,
        entered_after_days
    from marts.referrals
),
judged as (
    select
        *,
        least(getvariable('as_of')::date, voided_on) as last_seen_on,
        coalesce(least(reached_on, voided_on) > sent_on + 30, true)
            and sent_on + 30 <= getvariable('as_of')::date as is_lost,
        case
            when is_lost then 'lost'
            when reached_on is not null then 'received'
            else 'open'
        end as outcome,
        case outcome when 'lost' then sent_on + 30 when 'received' then reached_on end as ended_on
    from sendings
)
select
    leg,
    transfer_id,
    sender_id,
    receiver_id,
    origin_clinic_id,
    referring_unit_id,
    receiving_unit_id,
    doctor_unit_id,
    units.municipality_id,
    channel,
    units.owner,
    units.record_system,
    units.contract,
    units.unit_kind as sender_kind,
    case
        when units.unit_kind = 'specialist' and units.record_system <> 'cosmic'
            then 'specialist_other'
        when units.contract = 'national_tariff' then 'national_tariff'
        else units.owner
    end as sender_group,
    coalesce(clinics.sefos_from <= sent_on, false) as has_sefos,
    exam,
    body_region,
    sent_on,
    reached_on as received_on,
    is_lost,
    received_on is not null as is_received_in_record,
    outcome,
    ended_on,
    greatest(coalesce(ended_on, last_seen_on) - sent_on, 0)::integer as days_to_end,
    entered_after_days
from judged
left join marts.units on units.unit_id = sender_id
left join accepted.clinics on clinics.clinic_id = sender_id

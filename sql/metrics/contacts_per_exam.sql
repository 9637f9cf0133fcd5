/*
shape = "rate"
unit = "count"
decimals = 2
good = "down"
per = 1
counts_from = "needs"
matures_after_days = 180
splits = ["exam", "body_region"]
needs = ["needs", "referrals.need_id", "referrals.parent_referral_id"]
source = "TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Vårdkontakter per undersökning"
en = "Care contacts per examination"

[definition]
sv = "Vårdkontakter som gick åt för en genomförd undersökning: fysioterapeutens besök där behovet sågs, läkarens kontakt, varje gång remissen skickades på nytt och varje begäran om komplettering räknas som en. För kedjor som började under perioden: alla deras kontakter inom 180 dagar, även i kedjor utan undersökning, delat med antalet kedjor som fick en undersökning inom 180 dagar. Bara kedjor som började med en fysioterapeuts behov räknas: där läkaren själv remitterar är kontakten före okänd, och en annan blandning skulle se ut som en ändring. Utan behov i uttaget, eller utan uppgift om vilken remiss som ersätter en annan, visas måttet inte."
en = "Care contacts spent for one examination: the physiotherapist's visit at which the need was seen, the doctor's contact, each time that the referral was sent again and each request for completion count as one. For chains that began in the period: all their contacts within 180 days, also in chains without an examination, over the number of chains that had an examination within 180 days. Only chains that began with a physiotherapist's need count: where the doctor refers alone the contact before is unknown, and another mix would look like a change. Without needs in the extract, or without word of which referral replaces another, the measure is not shown."

[why]
sv = "Varje omtag tar tid av någon annan."
en = "Every loop takes time from somebody else."
*/
with contacts as (
    select
        chain_id,
        count(*) filter (
            where step in ('need', 'resent', 'completion_requested')
                and event_at::date <= started_on + 180
        ) as other_count,
        -- a doctor who has referred has met the patient, whether that was recorded or not
        count(*) filter (
            where step in ('doctor', 'sent', 'resent') and event_at::date <= started_on + 180
        ) > 0 as has_doctor
    from marts.chain_events
    join marts.referral_chains using (chain_id)
    group by chain_id
)
select
    started_on as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    exam,
    body_region,
    sum(other_count + has_doctor::integer) as numerator,
    count(*) filter (where performed_on <= started_on + 180) as denominator
from contacts
join marts.referral_chains using (chain_id)
where has_need and started_on + 180 <= getvariable('as_of')::date
group by all

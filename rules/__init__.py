"""The law: facts in, deadlines and verdicts out. No clock, no I/O, no randomness.

Every rule has an id ("M9"), a citation, a status that says how far its words were checked, and a
duty-holder. Which file answers which question:

===================  ==============================================================================
calendar             How are days counted? Which days are working days? When does a day end?
dated                Which number was the law on that day?
step, deadline       How does a date explain itself? What follows when it is missed?
citation, rule       Where does a rule come from, and whose duty is it?
caution              On which points is a date less safe than it looks?
people               Who holds the rights: the parent, the young person, somebody for them?
plan_duties          What must an authority do, without a number of days?
assessment           From a request to the first plan: 6, 16 and 20 weeks.
exemption, _ground   When need the authority not keep a limit?
transfer             What happens when a family moves to another area?
review               The annual review: notice, papers, report, decision, final plan.
phase_transfer       15 February, 31 March, five months.
reassessment         Assessing again, and ending a plan.
notice               What must stand in each kind of notice, and who is told?
complaint            When must the authority acknowledge and answer? And a school?
ombudsman            Where else can a complaint go, and by when?
mediation            Adviser, certificate, 30 days, notice of the session, the lawful window.
mediation_session    What is mediation there for? Who may mediate, attend and settle?
claim                Which kind of case is it: an SEN appeal, or a discrimination claim?
appeal               What can be appealed, by when, with or without a certificate?
window, safe_day     Until when may a family appeal or claim, and until when safely?
conflict, ..._checks Which dates of one matter do not fit together? `cross_checks` asks them all.
referral, missing    What makes an appeal form come back?
tribunal             Response, bundle, decision, challenge; ordered dates.
bundle_limits        How many pages may a bundle have, and what must it look like?
compliance           By when must an order or an agreement be kept?
recommendation       Health and social care.
discrimination       Claims against schools.
school_calendar      School days, closures, exclusions, the educational record.
authority_practice   What does each authority set for itself: complaint stages, keeping of files?
tribunal_targets     How long does the tribunal usually take?
service_promise      What does a service promise of itself, and what does a pause leave of it?
policy               Which regime: the law today, or a proposal of 2022 or 2026?
policy_words         How does one regime differ from another, in plain words?
regime               What does a regime let a family appeal, and with which exits and orders?
route                Which routes of redress are open, and what does each do to the others?
window               Until when may an appeal or a claim be brought, and until when safely?
conflict             What does not fit together? The checks: common_checks, appeal_checks,
cross_checks         letter_checks, mediation_checks, claim_checks.
closed_days          How does a newer list of bank holidays take the place of an older one?
corrections          Which rules did we have wrong?
practice             The way of an appeal, what can be ordered, who may see and keep papers.
method               How time is counted, in words.
register             Every rule by its id, every deadline by its name.
question, asked      Which questions can be asked, and how are they asked in words?
===================  ==============================================================================
"""

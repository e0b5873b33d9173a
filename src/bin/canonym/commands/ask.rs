//! `fix --ask`: what is asked about a finding, and what the answers come to. Nothing is read or
//! written here.

use std::collections::{BTreeMap, BTreeSet};

use canonym::document::Role;
use canonym::fix::{Applicability, Fix};
use canonym::{Finding, Lang, Span};

/// What there is to decide about a finding.
#[derive(Debug)]
pub(super) enum Question<'f> {
    /// Whether to make the one fix there is.
    Whether(&'f Fix),
    /// Which way out to take.
    Which(Vec<Way<'f>>),
}

/// One way out of several.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way<'f> {
    /// This form of the entity throughout the text.
    Throughout { entity: &'f str, form: &'f str },
    /// This fix and nothing else.
    Here(&'f Fix),
}

/// What a person may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    /// Yes, and the same for this name from now on.
    All,
    /// The way with this number, from 0.
    Way(usize),
    /// The file stays as it is.
    Skip,
    /// No more questions.
    Quit,
}

impl<'f> Question<'f> {
    /// The question about a finding, if it is one that a person at a terminal can decide.
    pub(super) fn about(finding: &'f Finding) -> Option<Self> {
        if let Some(fix) = finding.only_fix(Applicability::Unsafe) {
            return Some(Self::Whether(fix));
        }
        // What somebody else wrote is not put to the vote.
        if matches!(finding.role, Role::Spoken | Role::Written | Role::Title | Role::Tag | Role::Byline) {
            return None;
        }
        if let (Some(entity), [here, .., other]) = (&finding.entity, finding.fixes.as_slice())
            && let Some(form) = written(other).strip_suffix(" throughout")
        {
            return Some(Self::Which([written(here), form].map(|form| Way::Throughout { entity, form }).to_vec()));
        }
        let ways: Vec<Way<'f>> = finding.fixes.iter().filter(|fix| !fix.edits.is_empty()).map(Way::Here).collect();
        (ways.len() > 1).then_some(Self::Which(ways))
    }

    /// What an answer means; `None` if it is none to this question.
    pub(super) fn understand(&self, said: &str) -> Option<Answer> {
        match (said.trim().to_lowercase().as_str(), self) {
            ("y" | "yes", Self::Whether(_)) => Some(Answer::Yes),
            ("a" | "all", Self::Whether(_)) => Some(Answer::All),
            ("n" | "no", _) => Some(Answer::No),
            ("s" | "skip", _) => Some(Answer::Skip),
            ("q" | "quit", _) => Some(Answer::Quit),
            (number, Self::Which(ways)) => {
                let number = number.parse::<usize>().ok()?.checked_sub(1)?;
                (number < ways.len()).then_some(Answer::Way(number))
            }
            _ => None,
        }
    }

    /// The question in words, with the answers there are.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Whether(fix) => format!("Write {}? [y,n,a,s,q,?] ", written(fix)),
            Self::Which(ways) => {
                let lines = ways.iter().enumerate().map(|(number, way)| format!("{}: {}\n", number + 1, way.words()));
                let numbers: Vec<String> = (1..=ways.len()).map(|number| number.to_string()).collect();
                format!("{}Which? [{},n,s,q,?] ", lines.collect::<Vec<_>>().concat(), numbers.join(","))
            }
        }
    }

    /// What the answers do.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Self::Whether(_) => {
                "y  write it\n\
                 n  leave it as it is\n\
                 a  write it, here and wherever this name is wrong in this way\n\
                 s  leave this file as it is\n\
                 q  stop: what was decided is written, later files stay as they are\n"
            }
            Self::Which(_) => {
                "1, 2  take this way\n\
                 n  leave it as it is\n\
                 s  leave this file as it is\n\
                 q  stop: what was decided is written, later files stay as they are\n"
            }
        }
    }
}

impl Way<'_> {
    fn words(&self) -> String {
        match self {
            Self::Throughout { form, .. } => format!("{form} throughout this text"),
            Self::Here(fix) => fix.title.clone(),
        }
    }
}

/// What a fix writes: its title without the verb.
fn written(fix: &Fix) -> &str {
    fix.title.strip_prefix("write ").unwrap_or(&fix.title)
}

/// One way in which one name is wrong: rule, entity or else surface, language.
type Sort = (&'static str, String, Option<Lang>);

fn sort(finding: &Finding) -> Sort {
    let name = finding.entity.clone().unwrap_or_else(|| finding.surface.clone());
    (finding.rule, name, finding.lang)
}

/// What was decided about a finding.
#[derive(Debug, Clone)]
enum Decision {
    /// This fix is made.
    Make(Fix),
    /// It stays.
    Leave,
}

/// What has been decided so far.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    /// What is written everywhere, and how sure it must be: yes to a sure fix is no yes to a doubtful one.
    everywhere: BTreeMap<Sort, Applicability>,
    /// Nobody wants to be asked any more.
    quit: bool,
    /// The current file stays as it is.
    skip: bool,
    /// Forms to be written throughout the current file, as (entity, form).
    forms: Vec<(String, String)>,
    /// Mixtures of the current file that stay.
    left: BTreeSet<Sort>,
    /// What is done at places of the current file.
    places: BTreeMap<Span, Decision>,
}

impl Decisions {
    /// Goes on to another file.
    pub(super) fn next_file(&mut self) {
        let Self { everywhere, quit, .. } = std::mem::take(self);
        // What is decided for the whole run ends with the questions.
        *self = Self { everywhere, quit, skip: quit, ..Self::default() };
    }

    /// Forms to be written throughout the current file, as (entity, form).
    pub(super) fn forms(&self) -> &[(String, String)] {
        &self.forms
    }

    /// The next finding to ask about.
    pub(super) fn next<'f>(&self, findings: &'f [Finding]) -> Option<(&'f Finding, Question<'f>)> {
        if self.quit || self.skip {
            return None;
        }
        let mut open = findings.iter().filter(|finding| self.decided(finding).is_none());
        open.find_map(|finding| Question::about(finding).map(|question| (finding, question)))
    }

    /// Notes an answer; true if a form was chosen, which makes other findings of the whole text.
    pub(super) fn take(&mut self, finding: &Finding, question: &Question<'_>, answer: Answer) -> bool {
        let place = finding.hull();
        match (answer, question) {
            (Answer::Yes, Question::Whether(fix)) => drop(self.places.insert(place, Decision::Make((*fix).clone()))),
            (Answer::All, Question::Whether(fix)) => {
                let least = self.everywhere.entry(sort(finding)).or_insert(fix.applicability);
                *least = fix.applicability.min(*least);
            }
            (Answer::Way(number), Question::Which(ways)) => match ways.get(number) {
                Some(Way::Throughout { entity, form }) => {
                    self.forms.push(((*entity).to_owned(), (*form).to_owned()));
                    return true;
                }
                Some(Way::Here(fix)) => drop(self.places.insert(place, Decision::Make((*fix).clone()))),
                None => {}
            },
            (Answer::Skip, _) => self.skip = true,
            (Answer::Quit, _) => self.quit = true,
            (_, Question::Which(ways)) if matches!(ways.first(), Some(Way::Throughout { .. })) => {
                self.left.insert(sort(finding));
            }
            _ => drop(self.places.insert(place, Decision::Leave)),
        }
        false
    }

    /// The findings with the fixes that were decided on, as sure as a person's word.
    pub(super) fn wanted(&self, findings: &[Finding]) -> Vec<Finding> {
        if self.skip {
            return Vec::new();
        }
        let decided = findings.iter().filter_map(|finding| {
            let Some(Decision::Make(fix)) = self.decided(finding) else { return None };
            Some(Finding { fixes: vec![Fix { applicability: Applicability::Safe, ..fix }], ..finding.clone() })
        });
        decided.collect()
    }

    /// What was decided about a finding, if anything was.
    fn decided(&self, finding: &Finding) -> Option<Decision> {
        if let Some(decision) = self.places.get(&finding.hull()) {
            return Some(decision.clone());
        }
        if self.left.contains(&sort(finding)) {
            return Some(Decision::Leave);
        }
        let is_chosen = |(entity, _): &(String, String)| finding.entity.as_ref() == Some(entity);
        if self.forms.iter().any(is_chosen)
            && let Some(fix) = finding.only_fix(Applicability::Safe)
        {
            return Some(Decision::Make(fix.clone()));
        }
        let least = self.everywhere.get(&sort(finding))?;
        finding.only_fix(Applicability::Unsafe).filter(|fix| fix.applicability >= *least).cloned().map(Decision::Make)
    }
}

#[cfg(test)]
mod tests {
    use canonym::fix::Edit;
    use canonym::{Severity, Source};

    use super::{Answer, Applicability, Decisions, Finding, Fix, Question, Role, Span};

    const TEXT: &str = "Kiev Kiev Kharkov Київ";

    fn fix(title: &str, applicability: Applicability, span: Span) -> Fix {
        let edits = vec![Edit { span, replacement: "x".to_owned() }];
        Fix { title: title.to_owned(), applicability, edits }
    }

    /// A finding at the given bytes with one fix.
    fn finding(start: usize, end: usize, entity: &str, applicability: Applicability) -> Finding {
        let span = Span::new(start, end);
        let mut finding = Finding::plain("deprecated-form", Severity::Error, span, String::new());
        finding.surface = Source::new("a", TEXT).slice(span).to_owned();
        finding.entity = Some(entity.to_owned());
        finding.fixes = vec![fix("write x", applicability, span)];
        finding
    }

    /// Harkiv or Kharkov?
    fn mixture() -> Finding {
        let mut finding = finding(10, 17, "kharkiv", Applicability::DisplayOnly);
        finding.rule = "mixed-forms";
        finding.fixes[0].title = "write Harkiv".to_owned();
        finding.fixes.push(fix("write Kharkov throughout", Applicability::DisplayOnly, Span::new(0, 4)));
        finding
    }

    /// Answers one question after the other and tells where something is written.
    fn written(findings: &[Finding], answers: &[&str]) -> Vec<usize> {
        let mut decisions = Decisions::default();
        let mut answers = answers.iter();
        while let Some((finding, question)) = decisions.next(findings) {
            let Some(answer) = answers.next() else { break };
            let answer = question.understand(answer).expect("an answer");
            decisions.take(finding, &question, answer);
        }
        assert_eq!(answers.next(), None, "nobody asked");
        decisions.wanted(findings).iter().map(|finding| finding.hull().start()).collect()
    }

    #[test]
    fn what_is_answered_is_done_and_nothing_else() {
        use Applicability::{Safe, Unsafe};
        let three = [finding(0, 4, "kyiv", Safe), finding(5, 9, "kyiv", Safe), finding(10, 17, "kharkiv", Safe)];
        assert_eq!(written(&three, &["y", "n", "YES"]), [0, 10]);
        assert_eq!(written(&three, &["a", "n"]), [0, 5]);
        assert_eq!(written(&three, &["y", "q"]), [0]);
        assert_eq!(written(&three, &["y", "s"]), Vec::<usize>::new());
        assert_eq!(written(&three, &["n", "n", "n"]), Vec::<usize>::new());
        let doubtful = [finding(0, 4, "kyiv", Safe), finding(5, 9, "kyiv", Unsafe)];
        assert_eq!(written(&doubtful, &["a", "n"]), [0], "a heading that links point to is another question");
        assert_eq!(written(&[doubtful[1].clone(), doubtful[0].clone()], &["a"]), [5, 0]);
    }

    #[test]
    fn a_mixture_is_asked_about_once_and_a_quotation_never() {
        assert_eq!(written(&[mixture(), mixture()], &["n"]), Vec::<usize>::new());
        let finding = mixture();
        let question = Question::about(&finding).expect("a question");
        assert_eq!(
            question.words(),
            "1: Harkiv throughout this text\n2: Kharkov throughout this text\nWhich? [1,2,n,s,q,?] "
        );
        for (said, answer) in [("1", Some(Answer::Way(0))), (" 2\r", Some(Answer::Way(1))), ("3", None), ("0", None)] {
            assert_eq!(question.understand(said), answer, "{said}");
        }
        assert_eq!(question.understand("y"), None);
        let mut decisions = Decisions::default();
        assert!(decisions.take(&finding, &question, Answer::Way(1)));
        assert_eq!(decisions.forms(), [("kharkiv".to_owned(), "Kharkov".to_owned())]);
        decisions.next_file();
        assert!(decisions.forms().is_empty());
        let quoted = Finding { role: Role::Written, ..mixture() };
        assert!(Question::about(&quoted).is_none());
    }

    #[test]
    fn the_end_of_the_questions_is_the_end_of_the_run() {
        let one = [finding(0, 4, "kyiv", Applicability::Safe)];
        let mut decisions = Decisions::default();
        for answer in [Answer::All, Answer::Quit] {
            let question = Question::about(&one[0]).expect("a question");
            decisions.take(&one[0], &question, answer);
        }
        assert_eq!(decisions.wanted(&one).len(), 1);
        decisions.next_file();
        assert_eq!(decisions.wanted(&one).len(), 0);
    }
}

//! What axe finds in the window: its rules know what keeps somebody out who does not see, or sees little.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use broadsheet_e2e::{App, Outcome};

/// Runs every rule, in both themes, and gives the rules that passed and what was wrong.
const RUN: &str = r"
    const done = arguments[0];
    const root = document.documentElement;
    const own = root.dataset.theme;
    (async () => {
        const passed = new Set();
        const wrong = [];
        for (const theme of ['light', 'dark']) {
            root.dataset.theme = theme;
            // Colours that fade from one to the other are of neither.
            document.getAnimations().forEach((animation) => animation.finish());
            const found = await axe.run(document, { resultTypes: ['violations'] });
            found.passes.forEach(({ id }) => passed.add(id));
            for (const { id, nodes } of found.violations)
                for (const { target, failureSummary } of nodes)
                    wrong.push({ theme, id, target: target.join(' '), why: failureSummary.replace(/\s+/g, ' ') });
        }
        return { passed: [...passed], wrong };
    })().then(done, (error) => done({ failed: String(error) })).finally(() => (root.dataset.theme = own));
";

/// What keeps somebody out, screen by screen.
#[derive(Default)]
pub(crate) struct Barriers {
    told: String,
    looks: usize,
    wrong: usize,
    passed: BTreeSet<String>,
}

impl Barriers {
    /// Looks at what the window shows now, light and dark.
    pub(crate) async fn look(&mut self, app: &App<'_>, screen: &str) -> Outcome {
        if app.js("return typeof axe === 'undefined'").await? == true {
            // A page lets no script in; the driver does.
            app.js(&(axe()? + "; window.axe = axe")).await?;
        }
        let found = app.js_async(RUN).await?;
        if let Some(reason) = found["failed"].as_str() {
            return Err(format!("axe on {screen}: {reason}").into());
        }
        self.looks += 2;
        let passed = found["passed"].as_array().into_iter().flatten();
        self.passed.extend(passed.filter_map(|id| id.as_str().map(str::to_owned)));
        for wrong in found["wrong"].as_array().into_iter().flatten() {
            let text = |name: &str| wrong[name].as_str().unwrap_or_default();
            self.wrong += 1;
            let (theme, id, target, why) = (text("theme"), text("id"), text("target"), text("why"));
            let _ = writeln!(self.told, "{screen}, {theme}: {id} at {target}: {why}");
        }
        Ok(())
    }

    /// What was found, a line each.
    pub(crate) fn told(&self) -> String {
        self.told.clone()
    }

    /// How much was looked at.
    pub(crate) fn figures(&self) -> String {
        format!("{} looks, {} rules passed, {} places wrong", self.looks, self.passed.len(), self.wrong)
    }
}

/// The text of axe, as npm installed it for the page's tests.
fn axe() -> Outcome<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .map_err(|error| format!("{}: {error}: run npm ci in ui", file.display()).into())
}

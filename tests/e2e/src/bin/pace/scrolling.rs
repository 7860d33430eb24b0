//! Frames and nodes while a list scrolls: by wheel, by a held key, by dragging its bar, and to another place with
//! each frame.

use std::time::Duration;

use broadsheet_e2e::{App, Outcome, drag, hold_key, turn_wheel};
use serde_json::Value;

use crate::series::Series;

/// How long a key is held, or the list leaps.
const TIME: Duration = Duration::from_secs(4);
/// At 60 a second as long as a key is held.
const NOTCHES: usize = 240;
/// A place within both lists, CSS pixels.
const INSIDE: (i64, i64) = (420, 450);

/// `data-scroller` marks what scrolls in either page.
const FIND_LIST: &str = "document.querySelector('[role=listbox][aria-label=Papers]').dataset.scroller = ''";

/// As many rows as the library has papers, drawn as plainly as can be: text in as many elements as fit.
const BARE_LIST: &str = "
    const rows = ROWS, height = 83;
    const make = (parent, style) => {
        const made = parent.appendChild(document.createElement('div'));
        made.style.cssText = style;
        return made;
    };
    const place = 'position:fixed;left:228px;top:80px;width:384px;bottom:0;overflow-y:auto;background:#fff';
    const scroller = make(document.body, place), all = make(scroller, 'position:relative');
    scroller.dataset.scroller = '';
    scroller.tabIndex = 0;
    all.style.height = rows * height + 'px';
    const line = `position:absolute;height:${height}px;left:0;right:0;font:14px sans-serif`;
    const drawn = Array.from({ length: 14 }, () => make(all, line));
    scroller.onscroll = () => {
        const first = Math.floor(scroller.scrollTop / height);
        drawn.forEach((row, i) => {
            row.style.top = (first + i) * height + 'px';
            row.textContent = 'A row of plain text with its number, ' + (first + i + 1);
        });
    };
    scroller.onscroll();
";

/// Notes the time between frames, the nodes there were at most, and where the list stood.
const RECORD: &str = "
    const scroller = document.querySelector('[data-scroller]');
    const told = window.told = { frames: [], nodes: 0, from: scroller.scrollTop, on: true };
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
        told.frames.push(now - last);
        last = now;
        if (told.frames.length % 8 === 0) {
            const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
            let nodes = 1;
            while (walker.nextNode()) nodes += 1;
            told.nodes = Math.max(told.nodes, nodes);
        }
        if (told.on) requestAnimationFrame(frame);
    });
";

const TELL: &str = "
    const told = window.told;
    told.on = false;
    const { scrollTop } = document.querySelector('[data-scroller]');
    // The first frame began before the recording.
    return { frames: told.frames.slice(1), nodes: told.nodes, moved: Math.abs(scrollTop - told.from) };
";

/// Another place in the whole list with every frame.
const LEAP: &str = "
    const scroller = document.querySelector('[data-scroller]');
    let at = 0;
    requestAnimationFrame(function frame() {
        at = (at + 7919) % 100000;
        scroller.scrollTop = at / 100000 * scroller.scrollHeight;
        if (window.told.on) requestAnimationFrame(frame);
    });
";

/// Back at the top, where the bar's handle is then; where it is, and where it can be dragged to.
const BAR: &str = "
    const scroller = document.querySelector('[data-scroller]');
    scroller.scrollTop = 0;
    const { right, top, bottom } = scroller.getBoundingClientRect();
    return [right - 4, top + 12, bottom - 30];
";

/// A page whose list scrolls.
#[derive(Clone, Copy)]
pub(crate) enum Page {
    Broadsheet,
    Bare { rows: u64 },
}

impl Page {
    async fn find_list(self, app: &App<'_>) -> Outcome {
        match self {
            Self::Broadsheet => {
                app.finds("[role=option]").await?;
                app.js(FIND_LIST).await?;
            }
            Self::Bare { rows } => {
                app.js(&BARE_LIST.replace("ROWS", &rows.to_string())).await?;
            }
        }
        Ok(())
    }

    const fn next_row(self) -> &'static str {
        match self {
            Self::Broadsheet => "j",
            Self::Bare { .. } => "Down",
        }
    }
}

#[derive(Clone, Copy)]
enum Way {
    Wheel,
    Key,
    Bar,
    Leaps,
}

/// Scrolls in every way.
pub(crate) async fn measure(app: &App<'_>, page: Page, series: &mut Series) -> Outcome {
    page.find_list(app).await?;
    app.window().point_at(INSIDE.0, INSIDE.1).await?;
    app.js("document.querySelector('[data-scroller]').focus()").await?;
    let ways = [
        (Way::Wheel, "scroll.wheel"),
        (Way::Key, "scroll.key"),
        (Way::Bar, "scroll.bar"),
        (Way::Leaps, "scroll.leaps"),
    ];
    for (way, key) in ways {
        let told = scroll(app, page, way).await?;
        if told["moved"].as_f64().unwrap_or_default() < 500.0 {
            return Err(format!("the list did not move in {key}: {told}").into());
        }
        series.note(key, &told["frames"]);
        series.note_nodes(told["nodes"].as_u64().unwrap_or_default());
    }
    app.js("document.querySelector('[data-scroller]').scrollTop = 0").await?;
    Ok(())
}

async fn scroll(app: &App<'_>, page: Page, way: Way) -> Outcome<Value> {
    let bar = app.js(BAR).await?;
    let bar = [0, 1, 2].map(|at| bar[at].as_f64().unwrap_or_default() as i64);
    // What the way before set in motion has come to rest.
    tokio::time::sleep(Duration::from_millis(500)).await;
    app.js(RECORD).await?;
    match way {
        Way::Wheel => turn_wheel(NOTCHES).await?,
        Way::Key => hold_key(page.next_row(), TIME).await?,
        Way::Bar => drag(app.window(), (bar[0], bar[1]), (bar[0], bar[2]), TIME).await?,
        Way::Leaps => {
            app.js(LEAP).await?;
            tokio::time::sleep(TIME).await;
        }
    }
    app.js(TELL).await
}

//! Should a script of a stranger's run after all, it stands before walls: each is tried from within the page, towards somebody who
//! listens. The tests that nothing runs would pass without these walls too.

use broadsheet_e2e::{Home, Outcome};
use serde_json::json;

use super::Canary;

/// Each attempt, by name; what it throws or how the promise that it gives ends is its answer.
const ATTEMPTS: &str = r#"
    const [canary, done] = arguments;
    const refused = {};
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => { refused[effectiveDirective] = true; });
    const put = (name, set) => { const made = Object.assign(document.createElement(name), set); document.body.append(made); };
    const attempts = {
        fetch: () => fetch(canary, { mode: 'no-cors' }),
        request: () => new Promise((then, or) => { const asked = new XMLHttpRequest(); asked.onload = then; asked.onerror = or; asked.open('GET', canary); asked.send(); }),
        socket: () => new Promise((then, or) => { const socket = new WebSocket(canary.replace('http', 'ws')); socket.onopen = then; socket.onerror = or; }),
        events: () => new Promise((then, or) => { const source = new EventSource(canary); source.onopen = then; source.onerror = or; }),
        beacon: () => { if (!navigator.sendBeacon(canary, 'x')) throw new Error('refused'); },
        eval: () => window.eval('window.ran = true'),
        function: () => new Function('window.ran = true')(),
        inline: () => put('script', { textContent: 'window.ran = true' }),
        handler: () => { const made = document.createElement('div'); made.setAttribute('onclick', 'window.ran = true'); document.body.append(made); made.click(); },
        script: () => put('script', { src: canary }),
        style: () => put('link', { rel: 'stylesheet', href: canary }),
        prefetch: () => put('link', { rel: 'prefetch', href: canary }),
        background: () => { document.body.style.backgroundImage = `url(${canary})`; },
        font: () => { const face = new FontFace('far', `url(${canary})`); return face.load(); },
        image: () => put('img', { src: canary }),
        video: () => put('video', { src: canary, autoplay: true }),
        frame: () => put('iframe', { src: canary }),
        object: () => put('object', { data: canary }),
        form: () => { const form = document.createElement('form'); form.action = canary; form.method = 'post'; document.body.append(form); form.submit(); },
        worker: () => new Worker(URL.createObjectURL(new Blob(['self.ran = true'], { type: 'text/javascript' }))),
        base: () => { put('base', { href: canary }); if (document.baseURI.startsWith(canary)) window.ran = true; },
        window: () => { if (window.open(canary) === null) throw new Error('refused'); },
        event: () => window.__TAURI_INTERNALS__.invoke('plugin:event|emit', { event: 'x', payload: 1 }),
        shell: () => window.__TAURI_INTERNALS__.invoke('plugin:shell|open', { path: canary }),
        dialog: () => window.__TAURI_INTERNALS__.invoke('plugin:dialog|open', { options: {} }),
        windows: () => window.__TAURI_INTERNALS__.invoke('plugin:webview|create_webview_window', { options: { label: 'far', url: canary } }),
        prototype: () => { 'use strict'; Object.prototype.polluted = 1; },
    };
    const answers = {};
    const tries = Object.entries(attempts).map(async ([name, attempt]) => {
        try {
            await Promise.race([attempt(), new Promise((then) => setTimeout(then, 3000))]);
            answers[name] = 'went through';
        } catch { answers[name] = 'refused'; }
    });
    Promise.all(tries).then(() => setTimeout(() => {
        done({ answers, refused: Object.keys(refused).sort(), ran: window.ran === true, polluted: ({}).polluted === 1, frames: window.frames.length });
    }, 500));
"#;

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_script_that_ran_after_all_would_reach_nobody() -> Outcome {
    let home = Home::new()?;
    let canary = Canary::new().await?;
    let app = home.open().await?;
    let address = app.js("return location.href").await?;
    let found = app.js_async_with(ATTEMPTS, vec![json!(canary.address)]).await?;
    for attempt in [
        "fetch", "request", "socket", "events", "eval", "function", "font", "event", "shell", "dialog",
        "windows",
    ] {
        assert_eq!(found["answers"][attempt], "refused", "{attempt}: {found}");
    }
    for directive in [
        "connect-src",
        "font-src",
        "form-action",
        "frame-src",
        "img-src",
        "script-src-elem",
        "style-src-elem",
    ] {
        let refused = found["refused"].as_array().is_some_and(|all| all.contains(&json!(directive)));
        assert!(refused, "the policy did not stop {directive}: {found}");
    }
    assert_eq!((&found["ran"], &found["polluted"]), (&json!(false), &json!(false)), "{found}");

    // The page may not be left, either; what is asked for last is tried last.
    app.js(&format!("setTimeout(() => {{ location.href = '{}'; }}, 0)", canary.address)).await?;
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    assert_eq!(app.js("return location.href").await?, address);
    assert_eq!(app.windows().await?, 1, "another window was opened");
    assert_eq!(canary.asked(), 0, "somebody was asked: {found}");
    assert_eq!(home.opened(), Vec::<String>::new());
    Ok(())
}

use broadsheet_e2e::{Home, Outcome};

const PAPERS: usize = 100_000;
const MOST_NODES: u64 = 2_500;

/// Scrolls the list by leaps and by wheel-sized steps for three seconds each, and gives the time between
/// frames in milliseconds.
const SCROLL: &str = r"
    const done = arguments[0];
    const list = document.querySelector('[role=listbox]');
    let scroller = list;
    while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement;
    const frames = [];
    let most = 0, last = performance.now();
    const start = last;
    function frame(now) {
        frames.push(now - last);
        last = now;
        most = Math.max(most, document.getElementsByTagName('*').length);
        const elapsed = now - start;
        if (elapsed > 6000) {
            frames.sort((a, b) => a - b);
            return done({ frames: frames.length, median: frames[frames.length >> 1], worst: frames.at(-1), most });
        }
        if (elapsed < 3000) scroller.scrollTop += 120;
        else scroller.scrollTop = (frames.length * 7919 % 1000) / 1000 * scroller.scrollHeight;
        requestAnimationFrame(frame);
    }
    requestAnimationFrame(frame);
";

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_hundred_thousand_papers_take_no_more_nodes_than_a_screenful() -> Outcome {
    let home = Home::new()?;
    home.fill(PAPERS).await?;
    let app = home.open().await?;
    app.sees("100,000").await?;
    app.finds("[role=option]").await?;

    let measured = app.js_async(SCROLL).await?;

    println!("scrolling {PAPERS} papers: {measured}");
    let most = measured["most"].as_u64().ok_or("nothing was measured")?;
    assert!(most < MOST_NODES, "{most} nodes");
    Ok(())
}

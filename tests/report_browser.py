#!/usr/bin/env python3
"""Opens HTML pages in headless Chromium and looks for what would trouble a reader.

    report_browser.py [--screenshots FOLDER] PAGE.html ...

Speaks the DevTools protocol over a pipe; needs nothing but Python and Chromium.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode

WIDTHS = (1280, 400)
SCHEMES = ("light", "dark")
# If a page is taller than this, in pixels, a screenshot shows only the first screen.
TALLEST = 20000

# Opens what is folded and lays out what is off screen, so that everything is inspected. On a very long page
# only the first folds are opened: they are all alike, and a browser lays out a closed one again for every
# query about it.
UNFOLD = """
document.querySelectorAll("details").forEach((details, k) => { k < 500 ? details.open = true : details.remove(); });
document.querySelectorAll(".pair").forEach((pair) => { pair.style.contentVisibility = "visible"; });
"""

# Runs in the page: what sticks out, what cannot be read, what is inconsistent.
INSPECT = r"""
(() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width > 1 && (box.right > root.clientWidth + 1 || box.left < -1)) {
      faults.push(`sticks out: <${element.tagName} class="${element.className.baseVal ?? element.className}">`);
    }
  }
  const ids = new Set();
  for (const element of document.querySelectorAll("[id]")) {
    if (ids.has(element.id)) faults.push(`id twice: ${element.id}`);
    ids.add(element.id);
  }
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!ids.has(link.getAttribute("href").slice(1))) faults.push(`leads nowhere: ${link.outerHTML}`);
  }
  for (const name of ["aria-labelledby", "aria-describedby"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of element.getAttribute(name).split(" ")) {
        if (!ids.has(id)) faults.push(`${name} names nothing: ${id}`);
      }
    }
  }
  for (const element of document.querySelectorAll("script, iframe, object, embed, link, img, base, [onclick], [onerror], [onload]")) {
    faults.push(`should not be there: ${element.outerHTML.slice(0, 80)}`);
  }
  // Contrast as WCAG 2 has it, of the text against what lies under it.
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const over = (top, under) => under.map((c, k) => top[k] * top[3] / 255 + c * (1 - top[3] / 255));
  const grounds = new Map([[null, [255, 255, 255]]]);
  const ground = (element) => {
    if (!grounds.has(element)) {
      grounds.set(element, over(rgba(getComputedStyle(element).backgroundColor), ground(element.parentElement)));
    }
    return grounds.get(element);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let checked = 0; walker.nextNode() && checked < 20000; checked++) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("title, desc, style")) continue;
    const style = getComputedStyle(element);
    const ink = rgba(element.closest("svg") ? style.fill : style.color);
    const under = ground(element.closest("svg") ?? element);
    const [a, b] = [light(over(ink, under)), light(under)].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) pale.set(`<${element.tagName} class="${element.getAttribute("class")}">`, contrast.toFixed(2));
  }
  for (const [element, contrast] of pale) faults.push(`contrast ${contrast} in ${element}`);
  return faults;
})()
"""


class Browser:
    """Chromium with a pipe on its file descriptors 3 and 4."""

    def __init__(self, folder):
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if program is None:
            sys.exit("report_browser: no Chromium on the path")
        (to_browser, self.out), (self.into, from_browser) = os.pipe(), os.pipe()
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                 "--disable-background-networking", "--hide-scrollbars", f"--user-data-dir={folder}",
                 "--remote-debugging-pipe", "about:blank"]
        # A shell puts the pipe where Chromium expects it.
        command = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        self.process = subprocess.Popen(["bash", "-c", command, "bash", program, *flags],
                                        pass_fds=(to_browser, from_browser), stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.number, self.rest, self.events, self.session = 0, b"", [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"report_browser: {method}: {answer['error']['message']}")
                return answer["result"]

    def receive(self):
        while b"\0" not in self.rest:
            more = os.read(self.into, 1 << 16)
            if not more:
                sys.exit("report_browser: Chromium ended")
            self.rest += more
        line, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(line)
        if "method" in message:
            self.events.append(message)
        return message

    def open(self, address):
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.receive()

    def close(self):
        self.process.terminate()
        self.process.wait()


def told(event, address):
    """What an event of the browser shows to be wrong with the page, or nothing."""
    method, what = event["method"], event["params"]
    if method == "Network.requestWillBeSent" and what["request"]["url"] != address:
        return f"asks for {what['request']['url'][:80]}"
    if method == "Log.entryAdded":
        return f"logs {what['entry']['level']}: {what['entry']['text']}"
    if method == "Runtime.consoleAPICalled":
        return f"writes to the console: {what['args']}"
    if method == "Runtime.exceptionThrown":
        return f"throws: {what['exceptionDetails']['text']}"
    return None


def main():
    arguments = sys.argv[1:]
    screenshots = None
    if arguments[:1] == ["--screenshots"]:
        screenshots, arguments = pathlib.Path(arguments[1]), arguments[2:]
    pages = [pathlib.Path(page).resolve() for page in arguments]
    if not pages:
        sys.exit(__doc__)
    for page in pages:
        if not page.is_file():
            sys.exit(f"report_browser: there is no {page}")
    failed = passed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(folder)
        for page in pages:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                                 deviceScaleFactor=1, mobile=False)
                    browser.call("Emulation.setEmulatedMedia",
                                 features=[{"name": "prefers-color-scheme", "value": scheme}])
                    browser.open(page.as_uri())
                    answer = browser.call("Runtime.evaluate", expression=UNFOLD + INSPECT, returnByValue=True)
                    faults = answer["result"].get("value", [str(answer)])
                    if screenshots:
                        size = browser.call("Page.getLayoutMetrics")["cssContentSize"]
                        whole = {"captureBeyondViewport": True, "clip": {**size, "scale": 1}}
                        shot = browser.call("Page.captureScreenshot",
                                            **(whole if size["height"] <= TALLEST else {}))["data"]
                        name = screenshots / f"{page.stem}-{width}-{scheme}.png"
                        name.write_bytes(b64decode(shot))
                    faults += filter(None, (told(event, page.as_uri()) for event in browser.events))
                    where = f"{page.name} at {width} px, {scheme}"
                    for fault in faults:
                        print(f"  {fault}")
                    print(f"{'FAILED' if faults else 'ok'}: {where}")
                    failed, passed = failed + bool(faults), passed + (not faults)
        browser.close()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

(() => {
  const root = document.documentElement;
  const button = document.querySelector(".theme");
  const read = () => { try { return localStorage.getItem("notebook-theme"); } catch { return null; } };
  const write = value => { try { localStorage.setItem("notebook-theme", value); } catch { /* a page opened from a file may not store */ } };
  const apply = theme => { if (theme === "light" || theme === "dark") { root.dataset.theme = theme; } };
  apply(read());
  button.hidden = false;
  button.addEventListener("click", () => {
    const isDark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    apply(isDark ? "light" : "dark");
    write(root.dataset.theme);
  });

  const contents = document.querySelector(".contents details");
  if (contents && matchMedia("(min-width: 75rem)").matches) { contents.open = true; }
  const links = new Map([...document.querySelectorAll(".contents a")].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
  const headings = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    const current = headings.findLast(h => h.getBoundingClientRect().top < 120) ?? headings[0];
    for (const [id, link] of links) { link.toggleAttribute("aria-current", id === current?.id); }
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
})();

namespace NotebookNet.Visuals;

/// <summary>A page that carries everything it needs: no script, no request, light or dark as its reader likes.</summary>
internal static class HtmlPage
{
    private const string Style = """
        :root{color-scheme:light dark;--back:#ffffff;--text:#1f1f1f;--rule:rgba(128,128,128,.35)}
        @media (prefers-color-scheme:dark){:root{--back:#1e1e1e;--text:#d4d4d4}}
        @media print{:root{--back:#ffffff;--text:#1f1f1f}section{break-inside:avoid}}
        html{background:var(--back);color:var(--text)}
        body{max-width:1000px;margin:0 auto;padding:24px 16px 48px;font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere}
        h1{font-size:26px;line-height:1.25;margin:8px 0 16px}h2{font-size:19px;margin:36px 0 12px;padding-top:10px;border-top:1px solid var(--rule)}
        nav{font-size:14px;margin-bottom:12px}nav ol{margin:6px 0;padding-left:26px}a{color:inherit}
        main>div,section>div{overflow-x:auto}pre{white-space:pre-wrap;font-size:13px}figure{margin:0}footer{margin-top:40px;font-size:13px;opacity:.75}
        """;

    /// <summary>The page as text.</summary>
    /// <param name="title">The title, as data: it is escaped here.</param>
    /// <param name="body">What stands in the page, as markup.</param>
    public static string Write(string title, string body) =>
        $"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Markup.Escape(Label.Full(title))}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n";
}

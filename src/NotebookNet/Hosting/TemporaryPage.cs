using System.Globalization;
using System.Text;
using NotebookNet.Visuals;

namespace NotebookNet.Hosting;

/// <summary>A picture of a program without a notebook, as a page in a temporary file.</summary>
internal static class TemporaryPage
{
    private static readonly Lazy<string> Folder = new(() => Directory.CreateTempSubdirectory("notebooknet-").FullName);
    private static int _count;

    /// <summary>Opens the desktop's browser; a test puts something else here.</summary>
    public static Func<string, bool> Open { get; set; } = Desktop.TryOpen;

    /// <summary>Writes the page and opens it; without a desktop the console says where it is.</summary>
    public static void Show(string name, Func<string> html, object twin)
    {
        try
        {
            var number = Interlocked.Increment(ref _count).ToString("00", CultureInfo.InvariantCulture);
            var file = Path.Combine(Folder.Value, $"{number}-{name}.html");
            File.WriteAllText(file, Page(name, html()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (!Open(file))
            {
                Console.Out.WriteLine($"{name}: open {file} in a browser");
            }
        }
        catch (Exception error)
        {
            // A full disk must not end the program: the text says the same.
            Console.Out.WriteLine($"{twin}\n(no page: {error.Message})");
        }
    }

    /// <summary>A page around a picture: light and dark, nothing from elsewhere.</summary>
    public static string Page(string title, string html) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Markup.Escape(title)}}</title>
        <link rel="icon" href="data:,">
        <style>
        :root { color-scheme: light dark; }
        body { margin: 1.5rem auto; padding: 0 1.25rem; max-width: 1200px; background: light-dark(#fffefb, #15171b); color: light-dark(#1d1f23, #e4e2dc);
          font-family: {{SvgPicture.FontFamily}}; overflow-wrap: break-word; }
        </style>
        </head>
        <body>
        {{html}}
        </body>
        </html>

        """.ReplaceLineEndings("\n");
}

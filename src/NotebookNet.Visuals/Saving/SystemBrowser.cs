using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookNet.Visuals;

/// <summary>The Chromium, Chrome or Edge of this machine, as the one who can turn a page into pixels.</summary>
internal static partial class SystemBrowser
{
    /// <summary>The environment variable that may name the browser.</summary>
    public const string Variable = "NOTEBOOKNET_CHROMIUM";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Commands =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chrome", "msedge"];

    private static readonly string[] MacApplications =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] WindowsPrograms = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe", @"Chromium\Application\chrome.exe"];

    /// <summary>The browser's file, or null when this machine has none.</summary>
    public static string? Find(string? named, string? path)
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            return File.Exists(named) ? named : null;
        }

        var folders = (path ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        var candidates = from command in Commands from folder in folders select Path.Combine(folder, command + suffix);
        return candidates.Concat(UsualPlaces()).FirstOrDefault(File.Exists);
    }

    /// <summary>Draws a page into a PNG file.</summary>
    public static void Screenshot(string page, string png, int width, int height, double scale) => InFolder(page, (folder, address) =>
    {
        // The browser tells the kind of file from its name, so it draws into one of ours first.
        var drawn = Path.Combine(folder, "picture.png");
        Run(folder, address,
        [
            $"--screenshot={drawn}", string.Create(CultureInfo.InvariantCulture, $"--window-size={width},{Math.Clamp(height, 1, 16000)}"),
            string.Create(CultureInfo.InvariantCulture, $"--force-device-scale-factor={scale}"), "--hide-scrollbars",
        ]);
        if (!File.Exists(drawn))
        {
            throw new InvalidOperationException("The browser ended without writing the picture. Try again, or save as HTML or SVG, which need no browser.");
        }

        File.Move(drawn, png, overwrite: true);
        return string.Empty;
    });

    /// <summary>How far the content of a page of a given width reaches to the right and down.</summary>
    public static (int Width, int Height) SizeOf(string page, int width)
    {
        var text = InFolder(page.Replace("</body>", $"<script>{Measure}</script></body>", StringComparison.Ordinal), (folder, address) =>
            Run(folder, address, ["--dump-dom", string.Create(CultureInfo.InvariantCulture, $"--window-size={width},600")]));
        return Size().Match(text) is { Success: true } match
            ? (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("The browser did not tell the size of the page. Try again, or save as HTML, which needs no browser.");
    }

    private static string InFolder(string page, Func<string, string, string> use)
    {
        var folder = Directory.CreateTempSubdirectory("notebooknet-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.html");
            File.WriteAllText(file, page);
            return use(folder.FullName, new Uri(file).AbsoluteUri);
        }
        finally
        {
            Delete(folder);
        }
    }

    private static string Run(string folder, string address, string[] arguments)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var browser = Find(named, Environment.GetEnvironmentVariable("PATH")) ?? throw new InvalidOperationException(Missing(named));
        string[] always = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-extensions", $"--user-data-dir={folder}"];
        // Chromium refuses its sandbox to root, which is who runs in a container; the page is our own and asks for nothing.
        string[] asRoot = OperatingSystem.IsLinux() && Environment.UserName == "root" ? ["--no-sandbox"] : [];
        var start = new ProcessStartInfo(browser, [.. always, .. asRoot, .. arguments, address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{browser}' could not be started.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{browser}' did not finish within {Patience.TotalSeconds} seconds. Save as HTML or SVG instead, which need no browser.");
        }

        return process.ExitCode == 0 ? output.GetAwaiter().GetResult()
            : throw new InvalidOperationException($"'{browser}' ended with code {process.ExitCode}: {Label.Full(errors.GetAwaiter().GetResult(), 400)}");
    }

    private static string Missing(string? named) => string.IsNullOrWhiteSpace(named)
        ? $"A PNG is drawn by a browser, and this machine has none of those looked for on the PATH and in the usual places: {string.Join(", ", Commands)}. "
            + $"Install Chromium, Chrome or Edge, name its file in the environment variable {Variable}, or save as HTML or as a figure's SVG, which need no browser."
        : $"The environment variable {Variable} names '{named}', but there is no such file.";

    private static string[] UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            return MacApplications;
        }

        if (!OperatingSystem.IsWindows())
        {
            return ["/usr/bin/chromium", "/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"];
        }

        Environment.SpecialFolder[] roots = [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData];
        return [.. from root in roots from program in WindowsPrograms select Path.Combine(Environment.GetFolderPath(root), program)];
    }

    // A browser's helpers may still be writing for a moment; what is left in the temporary folder harms nobody.
    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }

    // The page's own script writes down what it measured; nothing else comes out of a browser without a window.
    private const string Measure = """
        const range = document.createRange();
        let right = 1;
        for (const element of document.body.querySelectorAll(':not(script)')) {
            if (element instanceof SVGElement && element.ownerSVGElement) continue;
            const isWhole = ['svg', 'table', 'img'].includes(element.localName);
            if (element.firstElementChild && !isWhole) continue;
            range.selectNodeContents(element);
            right = Math.max(right, (isWhole ? element : range).getBoundingClientRect().right);
        }
        document.documentElement.setAttribute('data-size', `${Math.ceil(right)} ${Math.ceil(document.body.getBoundingClientRect().height)}`);
        """;

    [GeneratedRegex("data-size=\"([0-9]+) ([0-9]+)\"")]
    private static partial Regex Size();
}

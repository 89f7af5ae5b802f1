using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace NotebookNet.Browser.Tests;

/// <summary>One Chromium for all tests, and what it measured on each kind of page.</summary>
public sealed class PictureBrowser : IAsyncLifetime
{
    /// <summary>The address of a page that exists nowhere: whatever else is asked for would leave the machine.</summary>
    private const string Address = "http://notebook.test/";

    private const int Height = 5200;
    private const string Variable = "NOTEBOOKNET_CHROMIUM";
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<(Theme Theme, int Width), MeasuredPage> _pages = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>What a test writes when there is no browser to ask.</summary>
    public const string Skipped = "Skipped: Chromium is not installed (" + Variable + " may name another place).";

    /// <summary>Whether there is no browser to ask.</summary>
    public bool IsMissing => _browser is null;

    /// <summary>Starts the browser, if there is one, and measures the four pages.</summary>
    public async Task InitializeAsync()
    {
        var places = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own ? [own] : Places;
        if (places.FirstOrDefault(File.Exists) is not { } path)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        var pictures = Pictures.All;
        foreach (var theme in Theme.Both)
        {
            foreach (var width in Pictures.Widths)
            {
                _pages[(theme, width)] = await MeasureAsync(pictures, theme, width);
            }
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>The page with all pictures.</summary>
    public MeasuredPage Page(Theme theme, int width) => _pages[(theme, width)];

    /// <summary>Shows fragments of HTML on one page, each in its own section, and measures them.</summary>
    public async Task<MeasuredPage> MeasureAsync(IReadOnlyDictionary<string, string> pictures, Theme theme, int width)
    {
        var open = await OpenAsync(Html(pictures, theme), _ => null, width, Height);
        await using var context = open.Page.Context;
        var measured = await open.Page.EvaluateAsync<JsonElement>(Script());
        return new(measured.Deserialize<MeasuredPicture[]>(Json)!.ToDictionary(p => p.Name), open.Requests, open.Errors);
    }

    /// <summary>Opens a page; <paramref name="serve"/> answers what it asks for, null means that it cannot be reached.</summary>
    public async Task<OpenPage> OpenAsync(string html, Func<string, byte[]?> serve, int width = 800, int height = 1200)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var (requests, errors) = (new List<string>(), new List<string>());
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        await context.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url == Address)
            {
                await route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html });
                return;
            }

            requests.Add(route.Request.Url);
            await (serve(route.Request.Url) is { } content
                ? route.FulfillAsync(new() { ContentType = "text/javascript; charset=utf-8", BodyBytes = content })
                : route.AbortAsync());
        });
        await page.GotoAsync(Address, new() { WaitUntil = WaitUntilState.Load });
        return new(page, requests, errors);
    }

    private static string Script()
    {
        using var stream = typeof(PictureBrowser).Assembly.GetManifestResourceStream("measure.js") ?? throw new UnreachableException();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Html(IReadOnlyDictionary<string, string> pictures, Theme theme)
    {
        // An icon of its own, so that the browser asks for none.
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Pictures</title><link rel=\"icon\" href=\"data:,\">")
            .Append(CultureInfo.InvariantCulture, $"<style>body{{margin:0;background:{theme.Background};color:{theme.Text};font:14px sans-serif}}section{{padding:8px}}</style></head><body>");
        foreach (var (name, picture) in pictures)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section data-name=\"{name}\">{picture}</section>");
        }

        return html.Append("</body></html>").ToString();
    }
}

/// <summary>A page in the browser.</summary>
/// <param name="Page">The page.</param>
/// <param name="Requests">The addresses asked for beside the page itself, as they come.</param>
/// <param name="Errors">Errors and warnings of the console, as they come.</param>
public sealed record OpenPage(IPage Page, IReadOnlyList<string> Requests, IReadOnlyList<string> Errors);

/// <summary>The collection all browser tests belong to: they share one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<PictureBrowser>
{
    /// <summary>Its name.</summary>
    public const string Name = "browser";
}

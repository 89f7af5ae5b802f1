using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using NotebookNet.Hosting;

namespace NotebookNet.Tool.Packages;

/// <summary>
/// Restores packages with the .NET SDK, so that feeds, credentials and version rules are the ones the user's projects have. The result
/// is kept per set of requests: the second run of a notebook does not ask the network.
/// </summary>
internal sealed class PackageRestorer(string? cacheFolder = null)
{
    private readonly string _cache = cacheFolder ?? DefaultCacheFolder;

    /// <summary>Where results are kept: a folder of the user's, outside every project.</summary>
    public static string DefaultCacheFolder => Path.Combine(DataFolders.Cache, "restore");

    /// <summary>Restores all requests of a notebook together, so that their dependencies agree.</summary>
    /// <exception cref="PackageRestoreException">The SDK could not do it.</exception>
    public async Task<PackageAssets> RestoreAsync(
        IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        var project = ProjectText(packages, sources);
        var folder = Path.Combine(_cache, Hash(project));
        Directory.CreateDirectory(folder);
        using var turn = await LockAsync(folder, cancellation);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        var known = Known(assets);
        if (known is not null && !packages.Any(p => p.IsFloating))
        {
            return known;
        }

        var file = Path.Combine(folder, "packages.csproj");
        await File.WriteAllTextAsync(file, project, cancellation);
        // Empty files of these names keep the settings of folders above from reaching in.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />", cancellation);
        }

        var (exitCode, output) = await RunAsync(["restore", file, "--nologo", "-nodeReuse:false"], folder, cancellation);
        if (exitCode != 0)
        {
            // Without network the latest version cannot be asked for; the one used last time is better than no run at all.
            return known ?? throw new PackageRestoreException(Errors(output));
        }

        return PackageAssets.Read(assets);
    }

    private static PackageAssets? Known(string assetsFile)
    {
        if (!File.Exists(assetsFile))
        {
            return null;
        }

        var assets = PackageAssets.Read(assetsFile);
        return assets.AllExist ? assets : null;
    }

    private static string ProjectText(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources) =>
        new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", "false"),
                new XElement("UseAppHost", "false"),
                new XElement("NuGetAudit", "false"),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
            new XElement("ItemGroup",
                new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")),
                packages.Select(p => new XElement("PackageReference",
                    new XAttribute("Include", p.Id), new XAttribute("Version", p.Version ?? "*"))))).ToString();

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static async Task<FileStream> LockAsync(string folder, CancellationToken cancellation)
    {
        for (; ; )
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Another run restores the same packages: wait for it.
                await Task.Delay(100, cancellation);
            }
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Set when this process was itself started by a build; they would point the restore to another SDK.
        foreach (var name in (string[])["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"])
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            using var process = Process.Start(start)!;
            using var stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return (process.ExitCode, await output + await error);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new PackageRestoreException($"the .NET SDK (`dotnet`) could not be started: {error.Message}");
        }
    }

    private static string Errors(string output)
    {
        var errors = output.Split('\n')
            .Select(l => l.IndexOf("error ", StringComparison.Ordinal) is var at and >= 0 ? l[at..].Trim() : "")
            .Where(l => l.Length > 0)
            .Select(l => l.LastIndexOf(" [", StringComparison.Ordinal) is var end and > 0 ? l[..end] : l)
            .Distinct().ToList();
        return errors.Count > 0 ? string.Join('\n', errors) : output.Trim();
    }
}

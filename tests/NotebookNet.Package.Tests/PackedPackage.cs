using System.Diagnostics;

namespace NotebookNet.Package.Tests;

/// <summary>The package, packed once into a scratch folder, and a place where projects can be tried that see only it.</summary>
public sealed class PackedPackage : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly string _scratch = Directory.CreateTempSubdirectory("notebooknet-package-").FullName;

    public PackedPackage()
    {
        Feed = Directory.CreateDirectory(Path.Combine(_scratch, "feed")).FullName;
        var (exitCode, output) = Run(
            Repository, "pack", "src/NotebookNet/NotebookNet.csproj", "--no-build", "-c", Configuration, "-o", Feed);
        Assert.True(exitCode == 0, output);
        File = Assert.Single(Directory.GetFiles(Feed, "*.nupkg"));
    }

    /// <summary>The folder the package is in.</summary>
    public string Feed { get; }

    /// <summary>The package.</summary>
    public string File { get; }

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>An empty folder in which nothing but the package can be restored.</summary>
    public string NewFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch, name)).FullName;
        System.IO.File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"<configuration><packageSources><clear/><add key=\"packed\" value=\"{Feed}\"/></packageSources></configuration>");
        return folder;
    }

    /// <summary>Runs dotnet with a package cache of its own, so that an older package of the same version is never used.</summary>
    public (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>Starts dotnet as <see cref="Run"/> does.</summary>
    public Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_scratch, "cache");
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["NOTEBOOKNET_NO_BROWSER"] = "1";

        // The test host sets these for its own run; a project that is built from here must not see them.
        foreach (var name in (string[])["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH"])
        {
            start.Environment.Remove(name);
        }

        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "NotebookNet.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}

/// <summary>All tests of this project share one packing.</summary>
[CollectionDefinition(Name)]
public sealed class PackedPackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "packed package";
}

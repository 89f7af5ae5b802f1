using System.Reflection;
using NotebookNet.Visuals;
using PublicApiGenerator;

namespace NotebookNet.Tests;

/// <summary>The public API is what the approved text files beside this test say: a change of it is a decision, not an accident.</summary>
public class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        DenyNamespacePrefixes = [],
        ExcludeAttributes = ["System.Runtime.CompilerServices.CompilerGeneratedAttribute", "System.Runtime.CompilerServices.ScopedRefAttribute"],
    };

    private static readonly string[] All = ["NotebookNet", "NotebookNet.Engine", "NotebookNet.Visuals"];

    public static TheoryData<string> Names => [.. All];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_public_API_is_the_approved_one(string name)
    {
        var current = Assembly(name).GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Repository.File("tests", "NotebookNet.Tests", "Api", name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, current);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
        Assert.True(approved == current, $"""
            The public API of {name} is not the approved one.
            {Difference(approved, current)}
            If this is meant, approve it and look at the difference before you commit it:
                UPDATE_SNAPSHOTS=1 dotnet test -c Release tests/NotebookNet.Tests --filter PublicApi
            (PowerShell: $env:UPDATE_SNAPSHOTS=1; dotnet test …). It rewrites {Path.GetRelativePath(Repository.Root, file)}.
            """);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_package_needs_no_other_assembly_than_its_own_and_the_frameworks(string name)
    {
        var references = Assembly(name).GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.All(references, reference => Assert.Matches(@"^(System\b|Microsoft\.Win32\.Primitives$|netstandard|NotebookNet\b)", reference));
    }

    [Fact]
    public void The_engine_and_the_pictures_know_nothing_of_each_other_and_of_networks()
    {
        foreach (var name in new[] { "NotebookNet.Engine", "NotebookNet.Visuals" })
        {
            Assert.DoesNotContain(
                Assembly(name).GetReferencedAssemblies(), reference => reference.Name!.StartsWith("NotebookNet", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Nothing_that_draws_itself_is_a_sequence()
    {
        // Some hosts would show its elements as a list instead of its picture.
        var displayables = All.SelectMany(name => Assembly(name).GetExportedTypes()).Where(typeof(Displayable).IsAssignableFrom).ToArray();
        Assert.True(displayables.Length > 8);
        Assert.All(displayables, type => Assert.False(typeof(System.Collections.IEnumerable).IsAssignableFrom(type), type.Name));
    }

    private static Assembly Assembly(string name) => name switch
    {
        "NotebookNet" => typeof(Model).Assembly,
        "NotebookNet.Engine" => typeof(Tensor).Assembly,
        _ => typeof(Displayable).Assembly,
    };

    private static string Difference(string approved, string current)
    {
        var before = approved.Split('\n');
        var now = current.Split('\n');
        var removed = before.Except(now).Select(line => "- " + line.Trim());
        var added = now.Except(before).Select(line => "+ " + line.Trim());
        return string.Join('\n', removed.Concat(added).Take(40));
    }
}

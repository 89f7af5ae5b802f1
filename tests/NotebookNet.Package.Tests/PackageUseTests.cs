using System.Diagnostics;

namespace NotebookNet.Package.Tests;

[Collection(PackedPackageCollection.Name)]
public sealed class PackageUseTests(PackedPackage package)
{
    private const string Program = """
        using NotebookNet;

        Console.WriteLine(Model.Input(2).Dense(3, Activation.Tanh).Dense(1).ParameterCount);
        Console.WriteLine(typeof(Model).Assembly.Location);
        """;

    [Fact]
    public void A_console_project_restores_builds_and_runs_with_it()
    {
        var folder = package.NewFolder("console");
        File.WriteAllText(Path.Combine(folder, "Try.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NotebookNet" Version="*" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);

        var (exitCode, output) = package.Run(folder, "run");

        Assert.True(exitCode == 0, output);
        Assert.StartsWith("13", output.TrimStart(), StringComparison.Ordinal);
        Assert.Contains(folder, output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_runs_as_a_file_based_app()
    {
        var folder = package.NewFolder("app");
        File.Copy(Path.Combine(PackedPackage.Repository, "samples", "iris.cs"), Path.Combine(folder, "iris.cs"));

        var (exitCode, output) = package.Run(folder, "run", "iris.cs");

        Assert.True(exitCode == 0, output);
        Assert.Contains("dense_1 (Dense)", output, StringComparison.Ordinal);
        Assert.Contains("100 of 100 epochs", output, StringComparison.Ordinal);
        Assert.Contains("versicolor", output, StringComparison.Ordinal);
        Assert.Contains("accuracy  0.9333", output, StringComparison.Ordinal);
        Assert.Matches(@"Model: open \S+Model\.html in a browser", output);
        Assert.Matches(@"History: open \S+History\.html in a browser", output);
    }

    [Fact]
    public async Task Ctrl_C_in_a_file_based_app_stops_the_training_and_the_program_goes_on_and_a_second_one_ends_it()
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows has no way to send Ctrl-C to one process of its own console.
            return;
        }

        var folder = package.NewFolder("interrupt");
        File.WriteAllText(Path.Combine(folder, "long.cs"), """
            #:package NotebookNet@*
            #:property PublishAot=false
            using NotebookNet;

            var model = Model.Input(4).Dense(3, Activation.Softmax).Compile(new Adam(), Loss.SparseCategoricalCrossEntropy);
            Console.WriteLine($"pid {Environment.ProcessId}");
            var history = model.Fit(Datasets.Iris(), epochs: int.MaxValue, seed: 1, maxTime: TimeSpan.FromMinutes(2));
            Console.WriteLine($"{history.Outcome} after {(history.EpochCount > 0 ? "some" : "no")} epochs; predicts {model.Predict(Datasets.Iris()).Shape}");
            Console.WriteLine("waiting");
            Thread.Sleep(TimeSpan.FromMinutes(2));
            Console.WriteLine("never");
            """);
        using var process = package.Start(folder, "run", "long.cs");
        var errors = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("pid ", StringComparison.Ordinal) || line == "waiting")
            {
                // Fit needs a moment to begin.
                await Task.Delay(1500);
                Process.Start("kill", ["-INT", lines.Single(l => l.StartsWith("pid ", StringComparison.Ordinal))[4..]]).WaitForExit();
            }
        }

        var output = string.Join('\n', lines) + await errors;
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)), output);
        Assert.Contains("Stopped by you in epoch", output, StringComparison.Ordinal);
        Assert.Contains("Cancelled after some epochs; predicts", output, StringComparison.Ordinal);
        Assert.Equal("waiting", lines[^1]);
    }
}

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
    }
}

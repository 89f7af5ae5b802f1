using System.Globalization;
using NotebookNet.Hosting;

namespace NotebookNet.Tests;

/// <summary>The command <c>#!notebooknet</c>, added to stand-ins for kernels of different builds of .NET Interactive.</summary>
public class MagicCommandTests
{
    private const string Kernel = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace Microsoft.DotNet.Interactive.Directives
        {
            public class KernelDirectiveParameter
            {
                public KernelDirectiveParameter(string name, string description = null) => Name = name;
                public string Name { get; }
                public string Description { get; init; }
                public bool Flag { get; init; }
            }

            public class KernelDirective { public string Description { get; init; } public ICollection<KernelDirectiveParameter> Parameters { get; } = new List<KernelDirectiveParameter>(); }
            public class KernelActionDirective : KernelDirective
            {
                public KernelActionDirective(string name, string description = null) => Name = name;
                public string Name { get; }
            }
        }

        namespace Microsoft.DotNet.Interactive
        {
            using Directives;
            public abstract class KernelCommand { }
            public class DirectiveCommand(string text) : KernelCommand { public override string ToString() => "Directive: " + text; }
            public class KernelInvocationContext { }
            public delegate Task KernelCommandInvocation(KernelCommand command, KernelInvocationContext context);
            public abstract class Kernel
            {
                public static List<string> Log = new();
                public KernelCommandInvocation Handler;
                public void AddDirective<T>(KernelActionDirective directive, Func<T, KernelInvocationContext, Task> handler) => throw new NotSupportedException();
                public void AddDirective(KernelActionDirective directive, KernelCommandInvocation handler)
                {
                    Handler = handler;
                    Log.Add(directive.Name + "|" + directive.Description + "|" + string.Join(",", System.Linq.Enumerable.Select(directive.Parameters, p => p.Name + p.Flag)));
                }

                public void Type(string text) => Handler(new DirectiveCommand(text), new KernelInvocationContext()).Wait();
            }

            public class CompositeKernel : Kernel { }
        }
        """;

    [Fact]
    public void The_command_is_added_with_a_description_and_help_and_shows_the_facts()
    {
        var assembly = HostAssemblies.Compile("Microsoft.DotNet.Interactive", Kernel);
        dynamic kernel = Activator.CreateInstance(assembly.GetType("Microsoft.DotNet.Interactive.CompositeKernel")!)!;
        NotebookHost.AddMagicCommand((object)kernel);

        var added = Assert.Single(assembly.Log("Microsoft.DotNet.Interactive.Kernel")).Split('|');
        Assert.Equal("#!notebooknet", added[0]);
        Assert.Contains("version", added[1], StringComparison.Ordinal);
        Assert.Equal("--helpTrue", added[2]);
        List<object> shown = [];
        NotebookHost.Connect("test", value =>
        {
            shown.Add(value);
            return null;
        });
        try
        {
            kernel.Type("#!notebooknet");
            kernel.Type("#!notebooknet --help");
        }
        finally
        {
            NotebookHost.Use(null);
        }

        Assert.IsType<HostInfo>(shown[0]);
        Assert.Contains("NOTEBOOKNET_THREADS", shown[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_without_such_commands_is_refused_with_the_builds_name()
    {
        var error = Assert.Throws<NotSupportedException>(() => NotebookHost.AddMagicCommand(new Version(1, 2)));
        Assert.Contains("AddDirective", error.Message, StringComparison.Ordinal);
        Assert.Contains(typeof(Version).Assembly.GetName().Name!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_facts_name_version_host_vectors_threads_folders_and_a_link()
    {
        var facts = NotebookHost.Info.Facts.ToDictionary();

        Assert.Matches(@"^\d+\.\d+\.\d+", facts["NotebookNet"]);
        Assert.Equal("console, one final output", facts["Host"]);
        Assert.StartsWith(Workers.Count.ToString(CultureInfo.InvariantCulture) + " of ", facts["Threads"], StringComparison.Ordinal);
        Assert.Equal(System.Runtime.Intrinsics.X86.Avx2.IsSupported, facts["Vector instructions"].Contains("AVX2", StringComparison.Ordinal));
        Assert.Contains(Directory.GetCurrentDirectory(), facts["Current folder"], StringComparison.Ordinal);
        Assert.StartsWith("https://", facts["Package"], StringComparison.Ordinal);
        Assert.All(NotebookHost.Info.Facts, fact => Assert.False(string.IsNullOrWhiteSpace(fact.Value), fact.Key));
        Assert.Contains("<table", NotebookHost.Info.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(facts.Count, NotebookHost.Info.ToString().Split('\n').Length);
    }

    [Theory]
    [InlineData("--help", false)]
    [InlineData(" -h ", false)]
    [InlineData("--colour <b>", true)]
    public void Help_is_shown_for_help_and_with_a_word_about_it_for_what_is_not_known(string arguments, bool unknown)
    {
        var help = NotebookHost.RunMagicCommand(arguments);

        Assert.Contains("#!notebooknet --help", help.ToString(), StringComparison.Ordinal);
        Assert.Equal(unknown, help.ToString().Contains("has no argument --colour <b>", StringComparison.Ordinal));
        Assert.DoesNotContain("<b>", help.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_greeting_is_one_line() =>
        Assert.Matches(@"^NotebookNet \d+\.\d+\.\d+\S* · [^·\n]+ · \d+ threads? · #!notebooknet tells more$", NotebookHost.Greeting);
}

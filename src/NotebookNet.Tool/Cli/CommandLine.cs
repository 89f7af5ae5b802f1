using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NotebookNet.Tool.Cli;

/// <summary>The commands, their options and their help.</summary>
internal static class CommandLine
{
    private const string Examples = """
        Examples:
          notebooknet run lesson.ipynb
              runs it and writes artifacts/lesson.ipynb with its outputs
          notebooknet run lesson.ipynb --html --open
              also writes artifacts/lesson.html, one file without any outside part, and opens it
          notebooknet run notebooks --in-place --timeout 120
              runs every notebook of a folder and updates the outputs in the files themselves
          notebooknet run lesson.ipynb --parameter epochs=20 --parameter rate=0.01
              runs it with other values than its cell tagged "parameters" has
          notebooknet info
              prints what this machine offers
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var parse = Create().Parse(arguments);
        if (parse.Errors.Count > 0)
        {
            foreach (var error in parse.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            var command = parse.CommandResult.Command is RootCommand ? "" : parse.CommandResult.Command.Name + " ";
            await Console.Error.WriteLineAsync($"`notebooknet {command}--help` shows what is possible.");
            return ExitCodes.WrongUse;
        }

        // Ctrl-C is handled by the run itself: what ran before must still be written.
        return await parse.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("Runs C# notebooks (.ipynb, .dib) without any other installation.")
        {
            RunCommandDefinition(),
            Info(),
        };
        root.HelpName = "notebooknet";
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        root.SetAction(_ => root.Parse(["--help"]).Invoke());
        return root;
    }

    private static Command Info()
    {
        var info = new Command("info", "Print version, system, processor, vector width, cores and data folders.");
        info.SetAction(_ => InfoCommand.Run(Console.Out));
        return info;
    }

    private static Command RunCommandDefinition()
    {
        var inputs = new Argument<string[]>("notebooks")
        {
            Description = "Notebooks (.ipynb, .dib), or folders of notebooks.",
            HelpName = "notebook-or-folder",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder that results are written to.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "./artifacts",
        };
        var html = new Option<bool>("--html") { Description = "Also write one self-contained HTML page per notebook." };
        var inPlace = new Option<bool>("--in-place") { Description = "Write the outputs into the notebooks themselves (.ipynb only)." };
        var open = new Option<bool>("--open") { Description = "Open the page; without a desktop print its path. Implies --html." };
        var timeout = new Option<double?>("--timeout") { Description = "The longest time a cell may take.", HelpName = "SECONDS" };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } seconds && seconds is not (> 0 and <= 1_000_000))
            {
                result.AddError("--timeout: expected a number of seconds above 0 (at most 1,000,000).");
            }
        });
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "Another value for a variable of the cell tagged \"parameters\"; may be given several times.",
            HelpName = "NAME=VALUE",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var run = new Command("run", "Execute notebooks; write them with their outputs and, with --html, as pages.")
        {
            inputs, output, html, inPlace, open, timeout, parameters,
        };
        run.SetAction((parse, cancellation) => RunCommand.RunAsync(
            new RunOptions
            {
                Inputs = parse.GetRequiredValue(inputs),
                Output = parse.GetRequiredValue(output),
                Html = parse.GetValue(html),
                InPlace = parse.GetValue(inPlace),
                Open = parse.GetValue(open),
                Parameters = parse.GetValue(parameters) ?? [],
                CellTimeout = parse.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            },
            cancellation));
        return run;
    }

    private sealed class HelpWithExamples(HelpAction standard) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = standard.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(Examples);
            output.WriteLine();
            output.WriteLine(ExitCodes.Help);
            return result;
        }
    }
}

using System.Text.RegularExpressions;

namespace NotebookNet.Tool.Mermaid;

/// <content>One line of nodes and edges.</content>
internal sealed partial class FlowchartParser
{
    /// <summary>Nodes and edges: <c>A[one] &amp; B --> |yes| C --- D</c>.</summary>
    private sealed partial class Statement(FlowchartParser parser, string text)
    {
        private int _at;

        public void Read()
        {
            var from = Nodes();
            while (Skip() < text.Length)
            {
                var (label, style, length) = Edge();
                var to = Nodes();
                foreach (var (a, b) in from.SelectMany(a => to.Select(b => (a, b))))
                {
                    parser._chart.Edges.Add(new FlowEdge(a, b, label, style, length));
                }

                from = to;
            }
        }

        private List<FlowNode> Nodes()
        {
            List<FlowNode> nodes = [Node()];
            while (Skip() < text.Length && text[_at] == '&')
            {
                _at++;
                nodes.Add(Node());
            }

            return nodes;
        }

        private FlowNode Node()
        {
            Skip();
            var match = Name().Match(text, _at);
            if (!match.Success)
            {
                throw new MermaidException($"expected the name of a node at '{Short(text[_at..])}'");
            }

            _at += match.Length;
            var node = parser._chart.Node(match.Value);
            if (parser._open.TryPeek(out var group))
            {
                node.Group ??= group;
            }

            if (_at < text.Length && text[_at] == '@')
            {
                throw new MermaidException($"nodes with @ are not drawn: '{Short(text[_at..])}'");
            }

            ReadShape(node);
            if (text.AsSpan(_at).StartsWith(":::"))
            {
                var use = Name().Match(text, _at + 3);
                parser._uses.Add((node.Id, use.Value));
                _at += 3 + use.Length;
            }

            return node;
        }

        private void ReadShape(FlowNode node)
        {
            // The longest opening whose closing follows, and of several closings the nearest.
            var found = Brackets.Where(b => text.AsSpan(_at).StartsWith(b.Open))
                .Select(b => (Bracket: b, End: Closing(_at + b.Open.Length, b.Close))).Where(b => b.End >= 0)
                .OrderByDescending(b => b.Bracket.Open.Length).ThenBy(b => b.End).ToList();
            if (found.Count > 0)
            {
                var ((open, close, shape), end) = found[0];
                node.Label = Text(text[(_at + open.Length)..end]);
                node.Shape = shape;
                _at = end + close.Length;
                return;
            }

            if (_at < text.Length && text[_at] is '[' or '(' or '{')
            {
                throw new MermaidException($"a bracket is not closed: '{Short(text[_at..])}'");
            }
        }

        private int Closing(int start, string close)
        {
            var quoted = false;
            for (var i = start; i < text.Length; i++)
            {
                quoted ^= text[i] == '"';
                if (!quoted && text.AsSpan(i).StartsWith(close))
                {
                    return i;
                }
            }

            return -1;
        }

        private (string Label, EdgeStyle Style, int Length) Edge()
        {
            var begin = _at;
            var start = text[_at] is '<' or 'x' or 'o' ? text[_at++] : ' ';
            var (line, mark) = Stroke();
            var label = "";
            if (mark == ' ' && line is "--" or "==" or "-.")
            {
                // The first half of -- text -->, == text ==> or -. text .->
                var half = _at;
                var closing = line switch { "--" => "--", "==" => "==", _ => ".-" };
                var end = text.IndexOf(closing, half, StringComparison.Ordinal);
                if (end < 0)
                {
                    throw new MermaidException($"an edge does not end: '{Short(text[begin..])}'");
                }

                label = Text(text[half..end]);
                _at = end;
                (line, mark) = Stroke();
            }

            if (line.Length < 2)
            {
                throw new MermaidException($"expected an edge such as --> at '{Short(text[begin..])}'");
            }

            Skip();
            if (_at < text.Length && text[_at] == '|')
            {
                var end = text.IndexOf('|', _at + 1);
                if (end < 0)
                {
                    throw new MermaidException("the label of an edge is not closed by |");
                }

                label = Text(text[(_at + 1)..end]);
                _at = end + 1;
            }

            var dots = line.Count(c => c == '.');
            var style = new EdgeStyle(start == '<', mark == '>', dots > 0, line[0] == '=', line[0] == '~', mark is 'x' or 'o' ? mark : ' ');
            return (label, style, Math.Clamp(dots > 0 ? dots : line.Length - (mark == ' ' ? 2 : 1), 1, 6));
        }

        // The characters of the line itself, and the mark at its end.
        private (string Line, char Mark) Stroke()
        {
            var begin = _at;
            while (_at < text.Length && text[_at] is '-' or '=' or '.' or '~')
            {
                _at++;
            }

            var line = text[begin.._at];
            var mark = line.Length >= 2 && _at < text.Length && text[_at] is '>' or 'x' or 'o' ? text[_at++] : ' ';
            return (line, mark);
        }

        private int Skip()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            return _at;
        }

        // A hyphen inside a name is part of it, as in data-set; one that begins an edge is not.
        [GeneratedRegex(@"\G[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?=[\p{L}\p{N}_]))*")]
        private static partial Regex Name();
    }
}

using System.Text;

namespace Hangup.Oracle.Programs;

/// <summary>A program as C#, and on which line each statement stands.</summary>
internal sealed class ProgramText
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<object, int> _lines = new(ReferenceEqualityComparer.Instance);
    private int _line;
    private int _depth;

    private readonly Manner _manner;

    private ProgramText(Program program)
    {
        _manner = program.Manner;
        Write("internal static class " + program.Name);
        WriteBraces(() =>
        {
            Write($"public static {(_manner.HasFlag(Manner.Async) ? "async Task" : "void")} Run(Given given)");
            Write(program.Body);
            foreach (var helper in Vocabulary.HelpersOf(_manner))
                Write(helper);
        });
    }

    public string Text => _text.ToString();

    /// <summary>Counted from the first line of the type, which is 0.</summary>
    public int LineOf(object statement) => _lines[statement];

    public static ProgramText Of(Program program) => new(program);

    public override string ToString() => Text;

    private void Write(Block block) => WriteBraces(() =>
    {
        foreach (var statement in block.Statements)
            Write(statement);
    });

    private void Write(Statement statement)
    {
        _lines[statement] = _line;
        switch (statement)
        {
            case Declare { Body: { } body } declare:
                Write($"{UsingOf(declare)}({TypeOrVar(declare)} {declare.Variable.Name} = {Vocabulary.TextOf(declare.Source, _manner)})");
                Write(body);
                break;
            case Declare declare:
                Write($"{(declare.Disposal == Disposal.Using ? UsingOf(declare) : "")}{TypeOrVar(declare)} {declare.Variable.Name} = {Vocabulary.TextOf(declare.Source, _manner)};");
                break;
            case Assign assign:
                Write($"{assign.Variable.Name} = {Vocabulary.TextOf(assign.Source, _manner)};");
                break;
            case Act act:
                Write(Vocabulary.TextOf(act, _manner) + ";");
                break;
            case Work:
                Write("given.Work();");
                break;
            default:
                WriteFlow(statement);
                break;
        }
    }

    private void WriteFlow(Statement statement)
    {
        switch (statement)
        {
            case If branch:
                Write(branch.MayThrow ? "if (given.Ask())" : "if (given.Yes)");
                Write(branch.Then);
                if (branch.Otherwise is { } otherwise)
                {
                    Write("else");
                    Write(otherwise);
                }

                break;
            case Loop { BodyFirst: true } loop:
                Write("do");
                Write(loop.Body);
                Write("while (given.Yes);");
                break;
            case Loop loop:
                Write("while (given.Yes)");
                Write(loop.Body);
                break;
            case Try attempt:
                WriteTry(attempt);
                break;
            case Leave leave:
                Write(leave.How == Leaves.Throw ? "throw new InvalidOperationException(\"As told.\");" : leave.How.ToString().ToLowerInvariant() + ";");
                break;
        }
    }

    private void WriteTry(Try attempt)
    {
        Write("try");
        Write(attempt.Body);
        if (attempt.Handler is { } handler)
        {
            Write(handler.Catches switch
            {
                Catches.Everything => "catch",
                Catches.Exceptions => "catch (Exception)",
                Catches.IoExceptions => "catch (IOException)",
                _ => "catch (Exception) when (given.Matches)",
            });
            WriteBraces(() =>
            {
                foreach (var statement in handler.Body.Statements)
                    Write(statement);
                if (handler.Rethrows)
                    Write("throw;");
            });
        }

        if (attempt.Finally is { } last)
        {
            Write("finally");
            Write(last);
        }
    }

    private string UsingOf(Declare declare) => Vocabulary.IsDisposedAsync(declare.Variable.Kind, _manner) ? "await using " : "using ";

    // A variable that may be assigned later needs its type where it begins with null.
    private static string TypeOrVar(Declare declare) => declare.Source is Null ? Vocabulary.TypeOf(declare.Variable.Kind) + "?" : "var";

    private void WriteBraces(Action content)
    {
        Write("{");
        _depth++;
        content();
        _depth--;
        Write("}");
    }

    private void Write(string line)
    {
        _text.Append(' ', _depth * 4).Append(line).Append('\n');
        _line++;
    }
}

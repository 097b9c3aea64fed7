using System.Reflection;
using System.Runtime.CompilerServices;
using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Wire;

/// <summary>Programs compiled in memory, to be run for real.</summary>
internal sealed class LoadedPrograms
{
    private readonly Assembly _assembly;

    private LoadedPrograms(Assembly assembly) => _assembly = assembly;

    public static LoadedPrograms Load(IEnumerable<(string Name, string Text)> texts)
    {
        using var image = new MemoryStream();
        var emitted = Compiler.Compile(texts).Emit(image);
        return emitted.Success ? new LoadedPrograms(Assembly.Load(image.ToArray())) : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }

    /// <summary>Runs it to its end; what it threw, if it did. Nothing of it stays on the stack.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Exception? Run(Program program, Given given)
    {
        var run = _assembly.GetType(program.Name)!.GetMethod("Run")!;
        try
        {
            if (run.ReturnType == typeof(Task))
                Task.Run(() => run.CreateDelegate<Func<Given, Task>>()(given)).GetAwaiter().GetResult();
            else
                run.CreateDelegate<Action<Given>>()(given);
            return null;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }
}

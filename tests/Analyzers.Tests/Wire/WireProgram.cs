using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.Loader;
using Hangup.FixTrials;
using Hangup.Tests.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Tests.Wire;

/// <summary>
/// A program that really runs. Its method is <c>Exchange(IPEndPoint peer, Action work)</c> or <c>Exchange(TcpListener listener, Action work)</c>;
/// half-way through it calls <c>work</c>, which may throw.
/// </summary>
internal sealed class WireProgram
{
    private readonly Document document;

    private WireProgram(Document document) => this.document = document;

    public static async Task<WireProgram> OfAsync(string source) => new((await RulePrograms.ProjectOf(source)).Documents.First());

    /// <summary>After the first fix of each finding, until there is none left to fix.</summary>
    public async Task<WireProgram> FixedAsync()
    {
        var current = document;
        for (var round = 0; await FirstOfferAsync(current) is { } offer; round++)
        {
            Assert.True(round < 10, "fixes are offered without end");
            var text = await (await FixTrials.Fixes.ApplyAsync(offer.Action)).GetDocument(current.Id)!.GetTextAsync();
            current = current.Project.Solution.WithDocumentText(current.Id, SourceText.From(text.ToString())).GetDocument(current.Id)!;
        }

        Assert.NotSame(document, current);
        return new(current);
    }

    /// <summary>What the peer sees of a run.</summary>
    public async Task<string> RunAsync(bool fails, string peerSays)
    {
        using var peer = new WirePeer();
        var exchange = await CompiledAsync();
        var accepts = exchange.GetParameters()[0].ParameterType == typeof(IPEndPoint);
        var over = new TaskCompletionSource();
        var seen = peer.SeesAsync(accepts, System.Text.Encoding.ASCII.GetBytes(peerSays), over.Task);
        await Task.Run(() => RunAsync(exchange, accepts ? peer.Address : peer.Theirs, fails));
        over.SetResult();
        return await seen;
    }

    public async Task<string> TextAsync() => (await document.GetTextAsync()).ToString();

    private static async Task<Offer?> FirstOfferAsync(Document document)
    {
        foreach (var finding in await Diagnosis.Ours.OfAsync(document))
        {
            if ((await FixTrials.Fixes.OffersAsync(document, finding)).FirstOrDefault() is { } offer)
            {
                return offer;
            }
        }

        return null;
    }

    private async Task RunAsync(MethodInfo exchange, object end, bool fails)
    {
        try
        {
            var instance = Activator.CreateInstance(exchange.DeclaringType!);
            if (exchange.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, [end, fails ? Fail : () => { }], null) is Task task)
            {
                await task;
            }
        }
        catch (Exception thrown)
        {
            Assert.True(fails && thrown is Injected, $"{thrown}\n{await TextAsync()}");
        }
    }

    private static readonly Action Fail = () => throw new Injected();

    private async Task<MethodInfo> CompiledAsync()
    {
        using var image = new MemoryStream();
        var emitted = (await document.Project.GetCompilationAsync())!.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics) + await TextAsync());
        image.Position = 0;
        // Nobody collects it: that would end connections at a time of its own.
        var assembly = new AssemblyLoadContext(null).LoadFromStream(image);
        return assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)).Single(method => method.Name == "Exchange");
    }

    private sealed class Injected : Exception;
}

using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.Tests.Rules;

/// <summary>Messages quote code on one line, cut so that what is called, or named, stays.</summary>
public class QuotationTests
{
    [Theory]
    [InlineData("socket.Send(data)", "socket.Send(data)")]
    [InlineData("stream.Write(\n        header,\n        body)", "stream.Write( header, body)")]
    public void ShortCode_IsQuotedWhole(string code, string quoted) => Assert.Equal(quoted, Of(code));

    [Theory]
    [InlineData("stream.WriteAsync(Encoding.UTF8.GetBytes(report.Render()), cancellation)", "stream.WriteAsync(...)")]
    [InlineData("await client.GetStream().WriteAsync(buffer.AsMemory(0, length), cancellation)", "client.GetStream().WriteAsync(...)")]
    [InlineData("new ReportWriter(stream, Encoding.UTF8, leaveOpen: true)", "new ReportWriter(...)")]
    [InlineData("sessions[CurrentIndex(of: user)].Publish(everything, toEverybody)", "sessions[...].Publish(...)")]
    [InlineData("session?.Channel?.PublishAsync(message.Headers, message.Body)", "session?.Channel?.PublishAsync(...)")]
    public void ArgumentsOfALongCall_GoFirst(string code, string quoted) => Assert.Equal(quoted, Of(code));

    [Theory]
    [InlineData("this.application.services.GetRequiredService<IClock>().Read(now)", "...GetRequiredService().Read(...)")]
    [InlineData("configuration.Endpoints.Primary.Upstream.Socket", "...Primary.Upstream.Socket")]
    public void LongReceiver_LosesItsStart(string code, string quoted) => Assert.Equal(quoted, Of(code));

    [Fact]
    public void LongName_LosesItsEnd() => Assert.Equal("aConnectionThatNobodyWouldCallByI...", Quotation.Of("aConnectionThatNobodyWouldCallByItsName"));

    [Theory]
    [InlineData("a.b")]
    [InlineData("left + (right.Length * factor.Of(everything)) - anything.Else()")]
    [InlineData("async () => { await Task.Yield(); return connections[0].Available; }")]
    public void AnyQuote_IsShort(string code) => Assert.InRange(Of(code).Length, 1, Quotation.Longest);

    private static string Of(string code) => Quotation.Of(SyntaxFactory.ParseExpression(code));
}

using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>What is only disposed gets both of its ends.</summary>
public class ContractFixTests
{
    private const string WebSockets = "using System.Net.WebSockets;\n\n";

    private const string ServiceModel = """
        using System.ServiceModel;

        namespace System.ServiceModel
        {
            public interface ICommunicationObject
            {
                void Close();
                void Abort();
            }
            public abstract class ClientBase<T> : ICommunicationObject, IDisposable
            {
                public void Close() { }
                public void Abort() { }
                void IDisposable.Dispose() => Close();
            }
        }

        class OrdersClient : ClientBase<object>
        {
            public void Place(string order) { }
        }


        """;

    [Fact]
    public Task WebSocketInAUsing_IsClosedOnSuccess() => Fix(WebSockets + """
        class Program
        {
            async Task Send(Uri server, byte[] data)
            {
                using var {|HUP503:socket|} = new ClientWebSocket();
                await socket.ConnectAsync(server, CancellationToken.None);
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None);
            }
        }
        """, WebSockets + """
        class Program
        {
            async Task Send(Uri server, byte[] data)
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(server, CancellationToken.None);
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None);
                await socket.CloseGracefullyAsync();
            }
        }
        """, ContractFix.EndKey);

    [Fact]
    public Task WithoutTheRuntime_TheClassLibraryClosesIt() => FixWithoutRuntime(WebSockets + """
        class Program
        {
            async Task<int> Send(Uri server, byte[] data, CancellationToken stopping)
            {
                using (var {|HUP503:socket|} = new ClientWebSocket())
                {
                    await socket.ConnectAsync(server, stopping).ConfigureAwait(false);
                    if (data.Length == 0)
                        return 0;
                    await socket.SendAsync(data, WebSocketMessageType.Binary, true, stopping).ConfigureAwait(false);
                    return data.Length;
                }
            }
        }
        """, WebSockets + """
        class Program
        {
            async Task<int> Send(Uri server, byte[] data, CancellationToken stopping)
            {
                using (var socket = new ClientWebSocket())
                {
                    await socket.ConnectAsync(server, stopping).ConfigureAwait(false);
                    if (data.Length == 0)
                    {
                        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, stopping).ConfigureAwait(false);
                        return 0;
                    }

                    await socket.SendAsync(data, WebSocketMessageType.Binary, true, stopping).ConfigureAwait(false);
                    var result = data.Length;
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, stopping).ConfigureAwait(false);
                    return result;
                }
            }
        }
        """, ContractFix.EndKey);

    [Fact]
    public Task WhereNothingCanBeAwaited_NothingIsOffered() => NoFix(WebSockets + """
        class Program
        {
            void Send(WebSocket given, byte[] data)
            {
                using var {|HUP503:socket|} = given;
                socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None).Wait();
            }
        }
        """, ContractFix.EndKey);

    [Fact]
    public Task WcfClientInAUsing_IsClosedAndAborted() => Fix(ServiceModel + """
        class Program
        {
            void Order(string order)
            {
                using (var {|HUP504:client|} = new OrdersClient())
                {
                    client.Place(order);
                }
            }
        }
        """, ServiceModel + """
        class Program
        {
            void Order(string order)
            {
                using (var client = new OrdersClient())
                {
                    try
                    {
                        client.Place(order);
                        client.Close();
                    }
                    catch
                    {
                        client.Abort();
                        throw;
                    }
                }
            }
        }
        """, ContractFix.EndKey);

    [Fact]
    public Task WcfClientDisposedInAFinally_IsClosedAndAborted() => Fix(ServiceModel + """
        class Program
        {
            void Order(string order)
            {
                var client = new OrdersClient();
                try
                {
                    client.Place(order);
                }
                finally
                {
                    {|HUP504:((IDisposable)client).Dispose()|};
                }
            }
        }
        """, ServiceModel + """
        class Program
        {
            void Order(string order)
            {
                var client = new OrdersClient();
                try
                {
                    try
                    {
                        client.Place(order);
                        client.Close();
                    }
                    catch
                    {
                        client.Abort();
                        throw;
                    }
                }
                finally
                {
                    ((IDisposable)client).Dispose();
                }
            }
        }
        """, ContractFix.EndKey);

    [Fact]
    public Task QuicStream_IsAbortedOnError() => Fix("using System.Net.Quic;\n\n" + """
        class Program
        {
            async Task Send(QuicConnection connection, byte[] data)
            {
                await using var {|HUP501:stream|} = await connection.OpenOutboundStreamAsync(QuicStreamType.Unidirectional);
                await stream.WriteAsync(data);
            }
        }
        """, "using System.Net.Quic;\n\n" + """
        class Program
        {
            async Task Send(QuicConnection connection, byte[] data)
            {
                await using var stream = await connection.OpenOutboundStreamAsync(QuicStreamType.Unidirectional);
                try
                {
                    await stream.WriteAsync(data);
                    stream.CompleteWrites();
                }
                catch
                {
                    stream.Abort(QuicAbortDirection.Both, errorCode: 0);
                    throw;
                }
            }
        }
        """, ContractFix.EndKey);

    [Fact]
    public Task StreamOfAPipe_FailsItUnlessItIsCompleted() => Fix("using System.IO.Pipelines;\n\n" + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                using var {|HUP501:stream|} = writer.AsStream();
                await stream.WriteAsync(data);
            }
        }
        """, "using System.IO.Pipelines;\n\n" + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                using var stream = writer.AsStream();
                using var scope = writer.FailOnDispose();
                await stream.WriteAsync(data);
                writer.Complete();
            }
        }
        """, ContractFix.EndKey);

    [Fact]
    public Task StreamOfAPipeWithoutTheRuntime_IsLeftToItsAuthor()
    {
        const string Program = "using System.IO.Pipelines;\n\n" + """
            class Program
            {
                async Task Fill(PipeWriter writer, byte[] data)
                {
                    using var {|HUP501:stream|} = writer.AsStream();
                    await stream.WriteAsync(data);
                }
            }
            """;
        return FixWithoutRuntime(Program, Program, ContractFix.EndKey);
    }
}

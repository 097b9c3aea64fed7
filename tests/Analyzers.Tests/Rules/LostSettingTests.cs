using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP204: the getter of LingerState returns a copy, the socket never sees what is set on it.</summary>
public class LostSettingTests
{
    [Theory]
    [InlineData("client.LingerState.Enabled = true")]
    [InlineData("client.LingerState.Enabled = false")]
    [InlineData("client.LingerState!.Enabled = true")]
    [InlineData("client.LingerState.LingerTime = 10")]
    [InlineData("client.Client.LingerState!.LingerTime = 0")]
    [InlineData("client.GetStream().Socket.LingerState!.Enabled = true")]
    public Task SettingOnTheCopy_IsReported(string assignment) => Check($$"""
        void Arm(TcpClient client)
        {
            {|HUP204:{{assignment}}|};
        }
        """);

    [Fact]
    public Task SettingOnTheCopyOfASocket_IsReported() => Check("""
        void Arm(Socket socket) => {|HUP204:socket.LingerState!.Enabled = true|};
        """);

    [Fact]
    public Task EachSetting_IsReported() => Check("""
        void Arm(Socket socket)
        {
            {|HUP204:socket.LingerState!.Enabled = true|};
            {|HUP204:socket.LingerState.LingerTime = 0|};
        }
        """);

    [Fact]
    public Task SettingInAnObjectInitialiser_IsReported() => Check("""
        TcpClient Make() => new()
        {
            LingerState =
            {
                {|HUP204:Enabled = true|},
                {|HUP204:LingerTime = 0|},
            },
        };
        """);

    [Fact]
    public Task SettingOnAField_IsReported() => Check("""
        private readonly TcpClient client;

        Program(TcpClient client)
        {
            this.client = client;
            {|HUP204:this.client.LingerState.Enabled = true|};
        }

        void Close() => client.Close();
        """);

    [Fact]
    public Task SettingInALambda_IsReportedOnce() => Check("""
        Action Arm(TcpClient client) => () => {|HUP204:client.LingerState.Enabled = true|};
        """);

    [Fact]
    public Task SettingInAFinally_IsReportedOnce() => Check("""
        void Send(Socket socket, byte[] data)
        {
            try
            {
                socket.Send(data);
            }
            finally
            {
                {|HUP204:socket.LingerState!.Enabled = true|};
            }
        }
        """);

    [Fact]
    public Task SettingThatIsLost_DoesNotArm() => Check("""
        void Drop(Socket listener)
        {
            using var {|HUP101:socket|} = listener.Accept();
            {|HUP204:socket.LingerState!.Enabled = true|};
        }
        """);

    [Fact]
    public Task SettingThatIsAssignedBack_IsNotReported() => Check("""
        void Arm(TcpClient client)
        {
            var option = client.LingerState;
            option.Enabled = true;
            option.LingerTime = 0;
            client.LingerState = option;
        }
        """);

    [Theory]
    [InlineData("var option = new LingerOption(false, 0); option.Enabled = true")]
    [InlineData("var isOn = client.LingerState.Enabled")]
    [InlineData("client.LingerState = new LingerOption(true, 0)")]
    [InlineData("client.LingerState = new LingerOption(false, 0) { Enabled = true }")]
    public Task OtherMentionOfLinger_IsNotReported(string statement) => Check($$"""
        void Arm(TcpClient client)
        {
            {{statement}};
        }
        """);

    [Fact]
    public Task OptionOfAnotherType_IsNotReported() => Check("""
        class Settings { public LingerOption LingerState { get; } = new(false, 0); }

        class Peer
        {
            void Arm(Settings settings, TcpClient client)
            {
                settings.LingerState.Enabled = true;
                client.LingerState = settings.LingerState;
            }
        }
        """);

    [Theory]
    [InlineData("client.LingerState.LingerTime += 10")]
    [InlineData("client.LingerState!.LingerTime++")]
    [InlineData("--client.Client.LingerState.LingerTime")]
    [InlineData("client.LingerState.Enabled |= true")]
    public Task SettingChangedOnTheCopy_IsReported(string change) => Check($$"""
        void Arm(TcpClient client)
        {
            {|HUP204:{{change}}|};
        }
        """);
}

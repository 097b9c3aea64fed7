using System.Globalization;
using Hangup.Runtime.Tests.Victim;

return args switch
{
    ["die", var death, var port, var processDeath] => Deaths.Die(death, int.Parse(port, CultureInfo.InvariantCulture), bool.Parse(processDeath)),
    ["send", var address, var bytes] => Transfer.Send(address, int.Parse(bytes, CultureInfo.InvariantCulture)),
    ["receive"] => Transfer.Receive(),
    _ => throw new ArgumentException("die DEATH PORT PROCESSDEATH | send ADDRESS BYTES | receive"),
};

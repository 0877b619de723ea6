// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PoolId} from "./Ids.sol";

/// @notice A pool's money. `funded` and `acceptedTotal` only grow; claimed so far is `acceptedTotal - unclaimed`.
struct Balance {
    address token;
    uint96 unclaimed;
    uint96 funded;
    uint96 acceptedTotal;
    bytes32 acceptedRoot;
}

/// @notice A root that waits for its challenge window; `root` is zero when none waits.
struct Proposal {
    bytes32 root;
    uint96 cumulativeTotal;
    uint40 acceptableAt;
}

/// @notice One payment: all that `account` has ever earned in the pool, with its proof.
struct Claim {
    PoolId poolId;
    address account;
    uint256 cumulativeAmount;
    bytes32[] proof;
}

/// @title Per pool, a cumulative Merkle distribution of one token
/// @notice What is funded leaves only through claims: there is no withdrawal. Treasuries and the protocol are
/// accounts in the tree like anybody. A leaf is keccak256(keccak256(abi.encode(chain id, this contract, pool, token,
/// account, cumulativeAmount))); pairs are hashed in sorted order, so OpenZeppelin's MerkleProof checks them.
/// A root that was accepted stays good for claims for ever, also under its successors.
/// @dev Assumes: the operator's tree divides `cumulativeTotal` and no account's amount falls from root to root. A
/// tree that breaks this is what the challenge window is for; whatever it says, the pool cannot pay more than its
/// accepted total, and no other pool is touched. There is no administrator, no pause and no upgrade.
interface IPayouts {
    event Funded(PoolId indexed poolId, address indexed from, uint256 amount);
    event RootProposed(
        PoolId indexed poolId,
        bytes32 root,
        uint256 cumulativeTotal,
        bytes32 transcriptHash,
        uint256 acceptableAt
    );
    event RootVetoed(PoolId indexed poolId, bytes32 root, address by);
    event RootAccepted(PoolId indexed poolId, bytes32 root, uint256 cumulativeTotal);
    event Claimed(PoolId indexed poolId, address indexed account, uint256 amount, uint256 cumulativeAmount);
    /// @notice A payment of `claimMany` that failed and left everything of its own as it was.
    event ClaimSkipped(PoolId indexed poolId, address indexed account, uint256 cumulativeAmount);

    error Payouts_UnknownPool(PoolId poolId);
    error Payouts_NothingToFund();
    error Payouts_ShortTransfer(uint256 actual, uint256 wanted);
    error Payouts_Unauthorized(address actual, address allowed);
    error Payouts_ZeroRoot();
    error Payouts_ProposalWaits(bytes32 root);
    error Payouts_RootAlreadyAccepted(bytes32 root);
    error Payouts_TotalFell(uint256 actual, uint256 minimum);
    error Payouts_Overcommitted(uint256 actual, uint256 funded);
    error Payouts_NoProposal(PoolId poolId);
    error Payouts_WindowOpen(uint256 nowAt, uint256 acceptableAt);
    error Payouts_WindowOver(uint256 nowAt, uint256 acceptableAt);
    error Payouts_UnknownRoot(bytes32 root);
    error Payouts_NothingToClaim(uint256 cumulativeAmount, uint256 claimedAmount);
    error Payouts_Overdrawn(uint256 actual, uint256 unclaimed);

    /// @notice Anyone: adds `amount` of the pool's token, taken from the caller's allowance. Never comes back.
    function fund(PoolId poolId, uint256 amount) external;

    /// @notice Operator: proposes the next root. Reverts while another one waits, when `cumulativeTotal` is below the
    /// accepted total, and when it is above all that was ever funded: a pool cannot owe more than it holds. Money
    /// once funded stays, so what may be proposed can also be accepted.
    /// @param transcriptHash hash of the public transcript from which anyone recomputes the root
    function propose(PoolId poolId, bytes32 root, uint256 cumulativeTotal, bytes32 transcriptHash) external;

    /// @notice Pool owner or guardian, inside the window: strikes the waiting root.
    function veto(PoolId poolId) external;

    /// @notice Anyone, after the window: the waiting root becomes good for claims.
    function accept(PoolId poolId) external;

    /// @notice Anyone, for anyone: pays `account` what it has earned and not yet got. Reverts if that is nothing.
    function claim(PoolId poolId, address account, uint256 cumulativeAmount, bytes32[] calldata proof)
        external
        returns (uint256 amount);

    /// @notice Several payments, each on its own: one that fails is skipped, with an event, and blocks no other.
    /// @dev Give enough gas: a payment that runs out of it is skipped too and can be claimed again. A hostile token
    /// can burn what gas it is given, so put pools with unknown tokens into calls of their own.
    function claimMany(Claim[] calldata claims) external;

    function balanceOf(PoolId poolId) external view returns (Balance memory);
    function proposalOf(PoolId poolId) external view returns (Proposal memory);
    function isAccepted(PoolId poolId, bytes32 root) external view returns (bool);
    function claimedOf(PoolId poolId, address account) external view returns (uint256);

    /// @notice The leaf of an account, as `claim` computes it.
    function leafOf(PoolId poolId, address account, uint256 cumulativeAmount) external view returns (bytes32);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PoolId, ReleaseId} from "./Ids.sol";

/// @notice How a sale is divided, in basis points that come to 10,000.
struct Split {
    uint16 contributorsBps;
    uint16 labelersBps;
    uint16 moderatorsBps;
    uint16 treasuryBps;
}

/// @notice What an owner decides when opening a pool. Token, terms and challenge window never change afterwards.
struct PoolSettings {
    address operator;
    address token;
    address treasury;
    address guardian;
    Split split;
    uint32 challengeSeconds;
    bytes32 termsHash;
}

struct Pool {
    address owner;
    uint32 challengeSeconds;
    address token;
    bool isClosed;
    Split split;
    address operator;
    address guardian;
    address treasury;
    address pendingOwner;
    bytes32 termsHash;
    bytes32 anchorHead;
}

/// @notice A release as it was published: nothing in it changes but `isWithdrawn`, once.
struct Release {
    PoolId poolId;
    bytes32 manifestRoot;
    bytes32 termsHash;
    uint96 price;
    uint32 durationSeconds;
    uint32 inspectionSeconds;
    uint64 number;
    bool isWithdrawn;
    address treasury;
    Split split;
}

/// @notice What a purchase needs to know of a release.
struct Sale {
    address token;
    uint96 price;
    uint32 durationSeconds;
    uint32 inspectionSeconds;
    uint64 number;
    bool isOnSale;
    bytes32 termsHash;
}

/// @title Pools, their terms, their releases and their log of anchored roots
/// @notice Powers. Owner: split, treasury, operator, releases, closing, handing the pool over. Operator: `anchor`
/// here and `propose` in Payouts; names no money's destination alone, since every root can be vetoed in its window.
/// Guardian: vetoes roots; only the guardian can pass that on, so that an owner cannot shed the check on him.
/// @dev Assumes of a token: ERC-20 with a constant supply meaning (no rebase, no fee on transfer, fixed decimals).
/// Not protected: a pool whose owner, operator and guardian collude can divide ITS money as they please; no other
/// pool's. Nobody but the owner of a pool has any power over it: this contract has no administrator.
interface IPoolRegistry {
    event PoolOpened(PoolId indexed poolId, address indexed owner, PoolSettings settings);
    event PoolTransferStarted(PoolId indexed poolId, address indexed owner, address indexed pendingOwner);
    event PoolTransferred(PoolId indexed poolId, address indexed previousOwner, address indexed owner);
    event OperatorChanged(PoolId indexed poolId, address operator);
    event GuardianChanged(PoolId indexed poolId, address guardian);
    event TreasuryChanged(PoolId indexed poolId, address treasury);
    event SplitChanged(PoolId indexed poolId, Split split);
    event PoolClosed(PoolId indexed poolId);
    /// @param head keccak256(abi.encode(previous head, root, count)); the first previous head is the pool's id
    event Anchored(PoolId indexed poolId, bytes32 root, uint256 count, bytes32 head);
    event ReleasePublished(PoolId indexed poolId, ReleaseId indexed releaseId, Release release);
    event ReleaseWithdrawn(PoolId indexed poolId, ReleaseId indexed releaseId);

    error PoolRegistry_Unauthorized(address actual, address allowed);
    error PoolRegistry_PoolExists(PoolId poolId);
    error PoolRegistry_UnknownPool(PoolId poolId);
    error PoolRegistry_PoolClosed(PoolId poolId);
    error PoolRegistry_ReleaseExists(ReleaseId releaseId);
    error PoolRegistry_UnknownRelease(ReleaseId releaseId);
    error PoolRegistry_ReleaseWithdrawn(ReleaseId releaseId);
    error PoolRegistry_ZeroAddress();
    error PoolRegistry_ZeroHash();
    error PoolRegistry_NoToken(address token);
    error PoolRegistry_SplitNotWhole(uint256 actualBps, uint256 wantedBps);
    error PoolRegistry_WindowTooShort(uint256 actualSeconds, uint256 minimumSeconds);
    error PoolRegistry_WindowTooLong(uint256 actualSeconds, uint256 maximumSeconds);
    error PoolRegistry_NoPrice();
    error PoolRegistry_NoDuration();

    /// @notice Opens a pool owned by the caller. Id: keccak256(abi.encode(caller, salt)), so nobody can take an id
    /// that another one will want.
    function openPool(bytes32 salt, PoolSettings calldata settings) external returns (PoolId poolId);

    /// @notice Owner: offers the pool to another owner (zero takes the offer back). Changes no power yet.
    function transferPool(PoolId poolId, address newOwner) external;

    /// @notice The offered owner: takes the pool and names its operator and treasury anew, so that no power of the
    /// old owner stays behind. A guardian who is the old owner is replaced by the new one; another guardian stays.
    function acceptPool(PoolId poolId, address operator, address treasury) external;

    /// @notice Owner. A root proposed by the former operator stays proposed: veto it if it is wrong.
    function setOperator(PoolId poolId, address operator) external;

    /// @notice Guardian: passes the guardianship on.
    function setGuardian(PoolId poolId, address guardian) external;

    /// @notice Owner. Concerns later releases only.
    function setTreasury(PoolId poolId, address treasury) external;

    /// @notice Owner. Concerns later releases only: each release keeps the split it was published with.
    function setSplit(PoolId poolId, Split calldata split) external;

    /// @notice Owner: no further release or sale, for good. Grants, anchors and payouts go on, for what is owed.
    function closePool(PoolId poolId) external;

    /// @notice Operator: appends a root over `count` entries to the pool's log. Only the log's head is stored; the
    /// entries are the events, and whoever has them all can recompute the head.
    function anchor(PoolId poolId, bytes32 root, uint256 count) external returns (bytes32 head);

    /// @notice Owner: puts a release on sale. Write-once: price and terms of a release never change.
    /// @param price in the token's base units, above zero
    /// @param durationSeconds how long a grant lasts
    /// @param inspectionSeconds how long a buyer may challenge; at least `minimumInspectionSeconds`
    function publishRelease(
        PoolId poolId,
        bytes32 manifestRoot,
        bytes32 termsHash,
        uint96 price,
        uint32 durationSeconds,
        uint32 inspectionSeconds
    ) external returns (ReleaseId releaseId);

    /// @notice Owner: takes a release off sale, for good. Grants already bought run on.
    function withdrawRelease(ReleaseId releaseId) external;

    /// @notice The pool; all zero when unknown.
    function pool(PoolId poolId) external view returns (Pool memory);

    /// @notice The release; all zero when unknown.
    function release(ReleaseId releaseId) external view returns (Release memory);

    /// @notice What a purchase needs; all zero, so not on sale, when unknown.
    function saleOf(ReleaseId releaseId) external view returns (Sale memory);

    /// @notice Pool and token of a release. Reverts when unknown.
    function poolAndTokenOf(ReleaseId releaseId) external view returns (PoolId poolId, address token);

    /// @notice Release by its number, counted from 1 over all pools. Zero when unknown.
    function releaseAt(uint64 number) external view returns (ReleaseId);

    /// @notice Zero when the pool is unknown. Never changes.
    function tokenOf(PoolId poolId) external view returns (address);

    /// @notice Who may propose a root, and the seconds it then waits.
    function proposalTermsOf(PoolId poolId) external view returns (address operator, uint32 challengeSeconds);

    /// @notice Who may veto a root.
    function vetoersOf(PoolId poolId) external view returns (address owner, address guardian);

    function minimumChallengeSeconds() external view returns (uint32);
    function minimumInspectionSeconds() external view returns (uint32);

    /// @notice No window is longer, so that no owner can lock other people's money away.
    function maximumWindowSeconds() external view returns (uint32);
}
